import { compareBuilds, parseBuild } from '../base/build.ts';
import records from './data/builds.json' with { type: 'json' };
import { confidence, type Provenance } from './provenance.ts';
import { line, type VersionLine } from './version-lines.ts';

/**
 * A build that a source names. Dates are `YYYY`, `YYYY-MM` or `YYYY-MM-DD`: `seen` is the date of the source,
 * not of the release.
 */
export interface KnownBuild extends Provenance {
  /** Missing where the source gives the display version only. */
  readonly build?: string;
  /** The version as apps show it, e.g. `15.9`. */
  readonly display?: string;
  readonly line: VersionLine;
  readonly released?: string;
  readonly seen?: string;
  readonly built?: string;
  /** CVE ids that it is said to fix. */
  readonly fixes: readonly string[];
}

interface BuildFile {
  readonly line: string;
  readonly build?: string;
  readonly display?: string;
  readonly released?: string;
  readonly seen?: string;
  readonly built?: string;
  readonly fixes?: readonly string[];
  readonly sources: readonly string[];
  readonly confidence: string;
}

const toBuild = (file: BuildFile): KnownBuild => ({
  ...file,
  line: line(file.line),
  fixes: file.fixes ?? [],
  confidence: confidence(file.confidence),
});

/** Within a line in ascending order. */
export const KNOWN_BUILDS: readonly KnownBuild[] = records.map(toBuild);

/** What is known of the three lines (Dicklesworthstone/frankensonos, October 2026). */
export const VERSION_LINE_FACTS: Readonly<Record<VersionLine, { readonly state: string }>> = {
  s1: { state: 'frozen: fixes only, as long as the vendor gives them' },
  's2-older-hardware': { state: 'stays on 86.x since late 2025' },
  s2: { state: 'moves on: 90.x and up since late 2025' },
};

/**
 * The newest build that any source shows on a line. A newer one may exist: a player above it is not wrong, and a
 * player below it is behind.
 */
export function newestSeen(of: VersionLine): KnownBuild | undefined {
  return KNOWN_BUILDS.filter((known) => known.line === of).reduce<KnownBuild | undefined>(newer, undefined);
}

function newer(best: KnownBuild | undefined, candidate: KnownBuild): KnownBuild | undefined {
  const [a, b] = [parseBuild(best?.build ?? ''), parseBuild(candidate.build ?? '')];
  if (!b) return best;
  return !a || compareBuilds(b, a) > 0 ? candidate : best;
}
