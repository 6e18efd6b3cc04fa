import records from './data/endpoints.json' with { type: 'json' };
import { oneOf } from './narrow.ts';
import { confidence, type Provenance } from './provenance.ts';

const csrf = oneOf(['yes', 'no', 'unknown', 'since-7.3']);

/** A path of a player's HTTP server. `confidence` is `unsure` where only the firmware's own table names it. */
export interface EndpointFacts extends Provenance {
  /** Exact, or with `*` and `<Service>` as placeholders when `pattern` is true. */
  readonly path: string;
  readonly pattern: boolean;
  readonly port: number;
  readonly methods: readonly string[];
  readonly what: string;
  /** What a call with any method can do: `none`, `unsure`, or words. */
  readonly sideEffect: string;
  /** What a GET does or did on any build: `none`, `unsure`, `no GET`, or words. */
  readonly getEffect: string;
  readonly leaks: readonly string[];
  /** Whether a token guards changes against other web pages. */
  readonly csrf: 'yes' | 'no' | 'unknown' | 'since-7.3';
  readonly gate?: string;
  /** What was seen, by build or time. */
  readonly seenOn: readonly (readonly [when: string, what: string])[];
  readonly note?: string;
  readonly auditMayGet: boolean;
  /** Why an audit may not fetch it. */
  readonly whyNot?: string;
  /** Loads every player of the household. */
  readonly heavy: boolean;
}

type EndpointFile = (typeof records)[number];

const seen = (seenOn: object): readonly (readonly [string, string])[] =>
  Object.entries(seenOn).map(([when, what]) => [when, String(what)]);

const toEndpoint = ({ gate, note, whyNot, ...file }: EndpointFile): EndpointFacts => ({
  ...file,
  pattern: file.pattern ?? false,
  csrf: csrf(file.csrf),
  ...(gate === undefined ? {} : { gate }),
  seenOn: seen(file.seenOn),
  ...(note === undefined ? {} : { note }),
  ...(whyNot === undefined ? {} : { whyNot }),
  heavy: file.heavy ?? false,
  confidence: confidence(file.confidence),
});

export const ENDPOINTS: readonly EndpointFacts[] = records.map(toEndpoint);

/** The record of an exact path; the query is not part of it. */
export const endpointAt = (path: string, port = 1400): EndpointFacts | undefined =>
  ENDPOINTS.find((endpoint) => endpoint.path === path && endpoint.port === port);

/** Patterns that end in `*`, the longest first: `/status/proc/*` says more than `/status/*`. */
const OPEN_ENDED = ENDPOINTS.filter(
  ({ pattern, path, port }) => pattern && port === 1400 && path.endsWith('/*'),
).toSorted((a, b) => b.path.length - a.path.length);

/** The record that a path on port 1400 falls under: its own, or that of the pattern that fits it best. */
export const endpointFor = (path: string): EndpointFacts | undefined =>
  endpointAt(path) ?? OPEN_ENDED.find((endpoint) => path.startsWith(endpoint.path.slice(0, -1)));
