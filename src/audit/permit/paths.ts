import { ENDPOINTS } from '../../catalog/endpoints.ts';

/**
 * Which of the paths that a device names may be asked at all. What could go wrong: a LOCATION is a datagram, and anybody
 * on the link can send one in the name of another device; a description can be a lie. So a path is asked only when it is
 * plain, when no word of it names an act, and, for GET, when it has a shape that descriptions have. What is left out is
 * told as conduct of the device and never sent. Proof: paths.test.ts.
 */

/** GET: a description (UDA 2.0 §2.3) or service description (§2.5). */
export const mayBeDocument = (path: string): boolean =>
  isWindowsHost(path, 'content') || (isQuiet(path) && DOCUMENT_SHAPES.some((shape) => shape.test(path)));

/** POST of a call of the permit list (UDA 2.0 §3.2.1). */
export const mayTakeCalls = (path: string): boolean => isWindowsHost(path, 'control') || isQuiet(path);

/** SUBSCRIBE and UNSUBSCRIBE (UDA 2.0 §4.1). */
export const mayTakeSubscriptions = (path: string): boolean => isWindowsHost(path, 'event') || isQuiet(path);

/**
 * What descriptions are called. Most end in `.xml`; Cling and Synology write `desc` or `scpd` into the last part; Roku
 * and LG serve theirs at `/`; Samsung at `/dmr` (port 9197) and `/smp_2_` (port 7676).
 */
const DOCUMENT_SHAPES: readonly RegExp[] = [
  /\.xml$/i,
  /(?:desc|scpd)[^/]*$/i,
  /^\/$/,
  /^\/dmr$/,
  /^\/smp_\d{1,3}_$/,
];

/** The one query that is taken: the device host of Windows keeps everything behind one path, by number. */
const WINDOWS_HOST =
  /^\/upnphost\/udhisapi\.dll\?(content|control|event)=uuid:[0-9a-f-]{36}(?:\+urn:[\w.-]{1,64}:serviceId:[\w.-]{1,64})?$/i;

const isWindowsHost = (path: string, what: 'content' | 'control' | 'event'): boolean =>
  WINDOWS_HOST.exec(path)?.[1]?.toLowerCase() === what;

const isQuiet = (path: string): boolean => {
  const segments = segmentsOf(path);
  return segments !== undefined && !segments.some(namesAnAct) && !isKnownToAct(path);
};

const MAX_PATH = 256;
const SEGMENT = /^[\w~:-][\w.~:-]*$/;

/** The parts of a path without query, parameters (`;x`), escapes, empty parts and dot segments; undefined for any other. */
function segmentsOf(path: string): readonly string[] | undefined {
  if (!path.startsWith('/') || path.length > MAX_PATH) return undefined;
  const parts = path.slice(1).split('/');
  const segments = parts.at(-1) === '' ? parts.slice(0, -1) : parts;
  return segments.every((segment) => SEGMENT.test(segment)) ? segments : undefined;
}

/** Words that are acts wherever they stand in a part, in any case: `descReboot`, `factory_reset`, `cgi-bin`. */
const ACTS =
  /reboot|restart|(?<!p)reset|shutdown|poweroff|factory|restore|upgrade|update|firmware|flash|unlock|erase|wipe|delete|remove|wifictrl|goform|cgi|apply|submit|logout|exec|command|cmd|debug|diag|telnet|passw/i;

/** Words that are acts by themselves and parts of harmless ones otherwise (`setup`, `mapping`, `information`). */
const ACT_WORDS: ReadonlySet<string> = new Set(
  'set do add del start stop toggle run reload kill halt sleep power standby format ping ssh wps enable disable'.split(
    ' ',
  ),
);

const namesAnAct = (segment: string): boolean =>
  ACTS.test(segment) || wordsOf(segment).some((word) => ACT_WORDS.has(word));

/** `doSet_it` → `do`, `set`, `it`. */
const wordsOf = (segment: string): readonly string[] =>
  segment
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .split(/[^A-Za-z\d]+/)
    .map((word) => word.toLowerCase());

/** Pages of the vendor's server that an audit may not fetch, for the reasons that the catalog gives. */
const ACTING_PAGES: readonly string[] = ENDPOINTS.filter(
  ({ auditMayGet, pattern, path }) => !auditMayGet && !pattern && !/[*<]/.test(path),
).map(({ path }) => stemOf(path));

/** The page itself, under another ending, another case or with more behind it. */
function isKnownToAct(path: string): boolean {
  const stem = stemOf(path);
  return ACTING_PAGES.some((page) => stem === page || stem.startsWith(`${page}/`));
}

/** `/Reboot/` and `/reboot.xml` → `/reboot`. */
function stemOf(path: string): string {
  return path
    .toLowerCase()
    .replace(/\/$/, '')
    .replace(/\.[a-z]{1,5}$/, '');
}
