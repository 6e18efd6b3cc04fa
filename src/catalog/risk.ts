import { oneOf } from './narrow.ts';

/**
 * What an action can do to a home, as one class. The order is the precedence: when several rules apply, the class
 * that stands higher decides, and the others become tags.
 */
export const RISK_CLASSES = [
  'ssrf',
  'account',
  'system',
  'bonding',
  'alarm',
  'grouping',
  'library',
  'queue',
  'device-config',
  'audio-settings',
  'volume',
  'playback',
  'read',
] as const;

export type RiskClass = (typeof RISK_CLASSES)[number];

export const riskClass = oneOf(RISK_CLASSES);

interface RiskRule {
  readonly class: RiskClass;
  readonly text: string;
}

/** The rules by which every action got its class. Ids are for ever: policies and reports quote them. */
export const RISK_RULES = {
  'ssrf-now': {
    class: 'ssrf',
    text: 'An argument names a place (URI, host, share) and the player opens a connection to it, at once or as soon as the same caller plays it.',
  },
  'ssrf-later': {
    class: 'ssrf',
    text: 'An argument names a place that the player stores and opens later: at a time the caller sets, or when anybody plays it.',
  },
  'ssrf-in-doubt': {
    class: 'ssrf',
    text: 'An argument can carry a place, and no source shows that the player never opens it.',
  },
  'account-credential': {
    class: 'account',
    text: 'It adds, changes, renews, renames or removes an account of a music service or its credentials.',
  },
  'account-secret': {
    class: 'account',
    text: 'Its answer is a session, code or token that speaks for the household, although the name says get.',
  },
  'system-state': {
    class: 'system',
    text: 'It changes what the whole household rests on: clock, key-value store, topology, set-up and demo modes, update tasks.',
  },
  'system-calls-vendor': {
    class: 'system',
    text: 'It makes the player call the vendor or send the vendor data; the caller names no place.',
  },
  'room-bond': {
    class: 'bonding',
    text: 'It changes which players form one room: stereo pairs, bonded sets, home theatre satellites.',
  },
  'alarm-schedule': {
    class: 'alarm',
    text: 'It removes, silences or reports alarms. Making and changing alarms names a place and is ssrf.',
  },
  'group-members': {
    class: 'grouping',
    text: 'It changes which rooms play together or who coordinates them.',
  },
  'group-source': {
    class: 'grouping',
    text: "It starts or stops sending one player's input to others, at once or when that input next has a signal.",
  },
  'library-content': {
    class: 'library',
    text: 'It changes what the household keeps: playlists, favourites, shares, and when and how they are indexed.',
  },
  'queue-content': {
    class: 'queue',
    text: 'It changes a queue without naming a new place.',
  },
  'device-setting': {
    class: 'device-config',
    text: 'It changes a setting of one player: name, lights, buttons, start on input, remote controls.',
  },
  'sound-shape': {
    class: 'audio-settings',
    text: 'It changes how a player sounds: tone, balance, calibration, fixed output, level of an input.',
  },
  'volume-level': {
    class: 'volume',
    text: 'It changes how loud a room or group is, mute included.',
  },
  'playback-transport': {
    class: 'playback',
    text: 'It starts, stops, moves or chooses among what is already loaded, or makes the player sound.',
  },
  'read-only': {
    class: 'read',
    text: 'It returns state, changes nothing, makes the player call nobody and hands out no secret.',
  },
} as const satisfies Record<string, RiskRule>;

export type RiskRuleId = keyof typeof RISK_RULES;

const isRuleId = (text: string): text is RiskRuleId => Object.hasOwn(RISK_RULES, text);

export function riskRule(text: string): RiskRuleId {
  if (!isRuleId(text)) throw new Error(`not a rule: ${text}`);
  return text;
}

/** What tags mean. The name of a class as a tag says that the action does that as well. */
export const RISK_TAGS = {
  availability: 'can take a player or a room out of service',
  'calls-vendor': 'the player calls the vendor',
  clock: "changes the household's time or its format",
  'credentials-in': 'the request carries a password, key or token',
  'dead-since-57.10': 'described by the player but no longer served (BookCatKid/anacapad-internals)',
  'emits-sound': 'the player sounds by itself',
  firmware: 'replaces the software of the player',
  identifiers: 'the answer holds serial numbers, hardware addresses or household ids',
  internal: 'players say it to each other; no known client needs it',
  'library-content': 'the answer lists what the household listens to or stores',
  'network-facts': 'the answer holds addresses and Wi-Fi state',
  'no-effect-86.10': 'accepted and ignored on 86.10 (BookCatKid/anacapad-internals)',
  'opaque-blob': 'an argument is binary data for a parser that nobody outside has described',
  persists: 'survives a restart (told only where a source says so)',
  personal: 'the answer tells about habits or persons',
  'room-names': 'the answer holds room names',
  'secret-out': 'the answer is a secret',
  'sends-line-in-audio': 'sound of an input leaves the player',
  'share-paths': 'the answer holds paths of network shares',
  'stored-place': 'makes the player contact places that were stored before',
  'stored-values': 'the answer is whatever some program stored',
} as const;
