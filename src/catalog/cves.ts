import records from './data/cves.json' with { type: 'json' };
import { oneOf } from './narrow.ts';
import { confidence, type Provenance } from './provenance.ts';
import type { VersionLine } from './version-lines.ts';

const reach = oneOf(['browser', 'adjacent', 'radio', 'physical']);
const door = oneOf(['http', 'eventing', 'smb-client', 'media', 'daemon', 'wifi', 'boot', 'hardware']);
const others = oneOf(['affected', 'unknown']);

/**
 * What is known of one version line.
 *
 * - `fixed-in`: builds below `build` are affected, from it on not; `name` is the version as the record writes it.
 * - `shown-on`: affected on that one build, on which it was shown; no source says more of others.
 * - `fixed-between`: up to `affectedUpTo` affected, from `fixedFrom` on not, between them not known.
 * - `not-affected`, `unknown`: as the word says, with the reason.
 */
export type LineStatus =
  | {
      readonly kind: 'fixed-in';
      readonly build: string;
      readonly name?: string | undefined;
      /** Why builds from it on are fixed, where the record alone does not say so. */
      readonly why?: string | undefined;
    }
  | { readonly kind: 'shown-on'; readonly build: string; readonly why: string }
  | {
      readonly kind: 'fixed-between';
      readonly affectedUpTo?: string | undefined;
      readonly fixedFrom?: string | undefined;
      readonly why: string;
    }
  | { readonly kind: 'not-affected'; readonly why: string }
  | { readonly kind: 'unknown'; readonly why: string };

export interface CveFacts extends Provenance {
  readonly id: string;
  readonly title: string;
  /** `YYYY-MM-DD` */
  readonly published: string;
  readonly reporter?: string;
  /** Where it was first shown, e.g. `Pwn2Own Ireland 2024`. */
  readonly contest?: string;
  /** From where: a web page in a browser, the network, the air, or with hands on the player. */
  readonly reach: 'browser' | 'adjacent' | 'radio' | 'physical';
  /** Through what: a caller who cannot make the player open it cannot use the fault. */
  readonly door: 'http' | 'eventing' | 'smb-client' | 'media' | 'daemon' | 'wifi' | 'boot' | 'hardware';
  readonly component: string;
  /** What the attacker's code runs as. */
  readonly context?: string;
  readonly cwe?: string;
  readonly cvss?: { readonly version: string; readonly score: number; readonly vector: string };
  /** Models that the record names, and what is said of all others. */
  readonly models: { readonly named: readonly string[]; readonly others: 'affected' | 'unknown' };
  /** The build and model on which it was shown. */
  readonly tested?: { readonly build: string; readonly model: string };
  readonly lines: Readonly<Record<VersionLine, LineStatus>>;
  /** The same fault under another id, which is the one to judge. */
  readonly sameAs?: string;
  readonly note?: string;
  readonly advisories: readonly string[];
  /** Where single facts come from: the score may be CISA's, the fixed build an advisory's. */
  readonly sourceOf?: { readonly cvss?: string | undefined; readonly fixedIn?: string | undefined };
}

interface StatusFile {
  readonly kind: string;
  readonly build?: string | undefined;
  readonly name?: string | undefined;
  readonly affectedUpTo?: string | undefined;
  readonly fixedFrom?: string | undefined;
  readonly why?: string | undefined;
}

const statusKind = oneOf(['fixed-in', 'shown-on', 'fixed-between', 'not-affected', 'unknown']);

function toStatus({
  kind: text,
  build = '',
  name,
  affectedUpTo,
  fixedFrom,
  why = '',
}: StatusFile): LineStatus {
  const kind = statusKind(text);
  if (kind === 'fixed-in')
    return { kind, build, ...(name === undefined ? {} : { name }), ...(why === '' ? {} : { why }) };
  if (kind === 'shown-on') return { kind, build, why };
  if (kind !== 'fixed-between') return { kind, why };
  return {
    kind,
    ...(affectedUpTo === undefined ? {} : { affectedUpTo }),
    ...(fixedFrom === undefined ? {} : { fixedFrom }),
    why,
  };
}

type CveFile = (typeof records)[number];
const OPTIONAL = [
  'reporter',
  'contest',
  'context',
  'cwe',
  'cvss',
  'tested',
  'sameAs',
  'note',
  'sourceOf',
] as const;
type Optional = (typeof OPTIONAL)[number];

/** The members that a record may lack, without those that it lacks. */
const optionalIn = (file: CveFile): Pick<CveFacts, Optional> =>
  Object.fromEntries(OPTIONAL.flatMap((name) => (name in file ? [[name, file[name]]] : [])));

const toCve = (file: CveFile): CveFacts => ({
  id: file.id,
  title: file.title,
  published: file.published,
  component: file.component,
  advisories: file.advisories,
  sources: file.sources,
  ...optionalIn(file),
  reach: reach(file.reach),
  door: door(file.door),
  models: { ...file.models, others: others(file.models.others) },
  lines: {
    s1: toStatus(file.lines.s1),
    's2-older-hardware': toStatus(file.lines['s2-older-hardware']),
    s2: toStatus(file.lines.s2),
  },
  confidence: confidence(file.confidence),
});

/** 21 records of the public CVE list that concern these players or were said to. */
export const CVES: readonly CveFacts[] = records.map(toCve);

export const cveById = (id: string): CveFacts | undefined => CVES.find((cve) => cve.id === id);
