/**
 * A second opinion on what a configuration means, from its words alone: no Cedar, no parser, no table of the product but
 * the form of a request. Time zones are by the rules of their laws, not by Intl.
 */
import type { AccessRequest, SourcePlace } from '../../src/guard/policy/access-request.ts';
import { wallClock } from './wall-clock.ts';

export interface ModelRule {
  readonly may?: readonly string[];
  readonly also?: readonly ModelAlso[];
  readonly 'may-not'?: readonly string[];
  readonly rooms?: readonly string[];
  readonly hours?: string;
  readonly days?: readonly string[];
  readonly 'volume-cap'?: number;
  readonly 'volume-caps'?: Readonly<Record<string, number>>;
  readonly sources?: ModelSources;
  readonly 'read-only'?: boolean;
}

export interface ModelAlso {
  readonly may: readonly string[];
  readonly rooms?: readonly string[];
  readonly hours?: string;
  readonly days?: readonly string[];
}

export interface ModelSources {
  readonly schemes?: readonly string[];
  readonly hosts?: readonly string[];
  readonly shares?: readonly string[];
  readonly art?: readonly string[];
  readonly software?: readonly string[];
}

export interface ModelConfig {
  readonly 'time-zone': string;
  readonly players: Readonly<Record<string, { readonly address: string }>>;
  readonly roles: Readonly<Record<string, ModelRule>>;
  readonly groups: Readonly<Record<string, ModelRule>>;
  readonly people: Readonly<Record<string, ModelRule & { readonly role: string }>>;
  readonly 'quiet-hours'?: {
    readonly hours: string;
    readonly days?: readonly string[];
    readonly rooms?: readonly string[];
    readonly except?: readonly string[];
  };
  readonly approval: readonly string[];
}

/** Whether every room with every place is permitted. */
export function mayHappen(config: ModelConfig, request: AccessRequest): boolean {
  const { room, rooms, context } = request;
  const every = [room, ...rooms, ...Object.keys(context.volumes ?? {})];
  const places: readonly (SourcePlace | undefined)[] = context.sources?.length
    ? context.sources
    : [undefined];
  return every.every((one) => places.every((place) => mayOne(config, request, one, place)));
}

function mayOne(config: ModelConfig, request: AccessRequest, room: string, place?: SourcePlace): boolean {
  if (!(room in config.players)) return false;
  const { principal, action, context } = request;
  const role = config.roles[principal.role];
  // A role that nobody wrote has no limits to hold beside what a group permits.
  if (role === undefined) return false;
  const own = principal.kind === 'person' ? config.people[principal.id] : undefined;
  const rules = [role, own, ...principal.groups.map((group) => config.groups[group])].filter(
    (rule) => rule !== undefined,
  );
  const now = wallClock(config['time-zone'], context.at);
  const permitted = rules.some(
    (rule) =>
      speaksOf(rule.may, request) ||
      (rule.also ?? []).some(
        (also) => speaksOf(also.may, request) && (also.rooms?.includes(room) ?? true) && within(also, now),
      ),
  );
  if (!permitted) return false;
  if (rules.some((rule) => refuses(rule, request, room, now))) return false;
  if (place && rules.some((rule) => refusesPlace(config, rule, place, rule === role))) return false;
  if (isDisturbing(config, request, room, now)) return false;
  return context.approved || !config.approval.includes(action.riskClass);
}

function speaksOf(words: readonly string[] | undefined, { action }: AccessRequest): boolean {
  return (words ?? []).some(
    (word) =>
      word === 'everything' ||
      word === action.riskClass ||
      word === action.id ||
      (word.endsWith('.*') && action.id.startsWith(word.slice(0, -1))),
  );
}

type Now = ReturnType<typeof wallClock>;

function within(
  { hours, days }: { readonly hours?: string; readonly days?: readonly string[] },
  now: Now,
): boolean {
  const is = (day: string): boolean => days === undefined || days.includes(day);
  if (hours === undefined) return is(now.day);
  return hours.split(',').some((window) => {
    const [from = '', to = ''] = window.trim().split('-');
    // Times of one form compare as text.
    if (from < to) return from <= now.time && now.time < to && is(now.day);
    return (from <= now.time && is(now.day)) || (now.time < to && is(now.dayBefore));
  });
}

function refuses(rule: ModelRule, request: AccessRequest, room: string, now: Now): boolean {
  if (speaksOf(rule['may-not'], request)) return true;
  if (rule['read-only'] === true && request.action.riskClass !== 'read') return true;
  if (rule.rooms && !rule.rooms.includes(room)) return true;
  if (!within(rule, now)) return true;
  const cap = rule['volume-caps']?.[room] ?? rule['volume-cap'] ?? 100;
  const volume = request.context.volumes?.[room];
  return cap < 100 && volume !== undefined && (volume === 'unknown' || volume > cap);
}

/** Of the schemes that the test uses. */
const WITHOUT_HOST = ['x-sonos-spotify', 'x-rincon-buzzer'];
const KNOWN = ['http', 'https', ...WITHOUT_HOST];

function refusesPlace(config: ModelConfig, rule: ModelRule, place: SourcePlace, isRole: boolean): boolean {
  const { sources = {} } = rule;
  const { scheme, host, use } = place;
  const listed = (list: keyof ModelSources, byDefault: readonly string[], pass: boolean): boolean => {
    const words = sources[list] ?? (isRole ? byDefault : undefined);
    return words === undefined || pass || words.some((word) => isHost(config, word, host));
  };
  const hostless = host === undefined && WITHOUT_HOST.includes(scheme);
  if (use === 'software') return !listed('software', [], false);
  if (use === 'art')
    return !listed('art', [], hostless || (scheme.startsWith('http') && isPlayer(config, host)));
  if (use === 'share' || scheme === 'x-file-cifs') return !listed('shares', [], false);
  const schemes = sources.schemes ?? (isRole ? KNOWN : undefined);
  return !(schemes?.includes(scheme) ?? true) || !listed('hosts', ['any'], hostless);
}

const isPlayer = (config: ModelConfig, host: string | undefined): boolean =>
  Object.values(config.players).some(({ address }) => address === host);

function isHost(config: ModelConfig, word: string, host: string | undefined): boolean {
  if (host === undefined) return false;
  if (word === 'any') return !isPlayer(config, host);
  if (word.startsWith('*.')) return host.endsWith(word.slice(1));
  // The only network that the test uses.
  if (word === '10.0.0.0/8') return /^10(\.\d+){3}$/.test(host);
  return word === host;
}

/** Of the actions that the test uses. */
const STARTING = ['AVTransport.Play', 'AVTransport.Next', 'AVTransport.SetAVTransportURI'];

function isDisturbing(
  config: ModelConfig,
  { principal, action, context }: AccessRequest,
  room: string,
  now: Now,
): boolean {
  const quiet = config['quiet-hours'];
  if (!quiet || !within(quiet, now)) return false;
  if (quiet.except?.includes(principal.role)) return false;
  if (quiet.rooms && !quiet.rooms.includes(room)) return false;
  const [after, before] = [context.volumes?.[room], context.volumesNow?.[room]];
  if (after === undefined) return STARTING.includes(action.id) || action.riskClass === 'volume';
  if (after === 0) return STARTING.includes(action.id);
  const louder = typeof after !== 'number' || typeof before !== 'number' || after > before;
  return louder || STARTING.includes(action.id);
}
