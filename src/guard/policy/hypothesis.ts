import { err, ok, type Result } from '../../base/result.ts';
import { didYouMean } from '../../base/yaml/did-you-mean.ts';
import { uriSchemeOf } from '../../catalog/uri-schemes.ts';
import type { Config } from '../../config/config.ts';
import type { AccessRequest, SourcePlace } from './access-request.ts';
import { classify } from './classify.ts';
import { parseWhen } from './when.ts';
import { principalNamed } from './whom.ts';

/** A question about a policy in the words of people: `tonewall policy explain`, and files of cases. */
export interface Hypothesis {
  readonly as: string;
  readonly groups?: readonly string[] | undefined;
  readonly action: string;
  readonly class?: string | undefined;
  /** The first is the one asked. */
  readonly rooms: readonly string[];
  /** How loud the rooms would be. */
  readonly volume?: number | 'unknown' | undefined;
  /** How loud they are. */
  readonly now?: number | undefined;
  readonly source?: string | undefined;
  readonly use?: SourcePlace['use'] | undefined;
  readonly at?: string | undefined;
  readonly approved?: boolean | undefined;
}

/** The request that it means, or what in it means nothing. */
export function requestOf(config: Config, asked: Hypothesis, now: number): Result<AccessRequest, string> {
  const principal = principalNamed(config, asked.as, asked.groups);
  if (!principal) return err(unknownAs(config, asked.as));
  const source = asked.source === undefined ? undefined : sourceOf(asked.source, asked.use);
  if (asked.source !== undefined && !source) return err(`${asked.source} is no URI`);
  const action = classify(asked.action, { riskClass: asked.class, hasSource: source !== undefined });
  if (!action)
    return err(`the class of ${asked.action} cannot be told: is it written right? Else give its class`);
  const [room] = asked.rooms;
  const stranger = asked.rooms.find((name) => !config.players.has(name));
  if (room === undefined || stranger !== undefined) return err(unknownRoom(config, stranger ?? ''));
  const at =
    asked.at === undefined ? ok(now) : parseWhen(asked.at, { timeZone: config.timeZone ?? 'UTC', now });
  if (!at.ok) return at;
  const { rooms } = asked;
  const context = {
    at: at.value,
    approved: asked.approved ?? false,
    // Nothing keeps a service that is not read below a cap.
    ...levels(action.kind === 'cast' ? { ...asked, volume: 'unknown' } : asked),
    ...(source ? { sources: [source] } : {}),
  };
  return ok({ principal, action, room, rooms, context });
}

function levels({ rooms, volume, now }: Hypothesis): Partial<AccessRequest['context']> {
  const each = <T>(level: T): Readonly<Record<string, T>> =>
    Object.fromEntries(rooms.map((room) => [room, level]));
  return {
    ...(volume === undefined ? {} : { volumes: each(volume) }),
    ...(now === undefined ? {} : { volumesNow: each(now) }),
  };
}

/** Only what names a host this way; a scheme that is the vendor's own has none. */
function sourceOf(uri: string, use: SourcePlace['use'] = 'media'): SourcePlace | undefined {
  const scheme = uriSchemeOf(uri);
  if (scheme === undefined) return undefined;
  const [, host] = /^[^:]*:(?:[^:/]*:)?\/\/(\[[^\]]*\]|[^/:?#]*)/.exec(uri) ?? [];
  return { scheme, host: host ? host.toLowerCase().replace(/^\[|\]$/g, '') : undefined, use };
}

const guessed = (text: string, name: string, known: readonly string[]): string => {
  const guess = didYouMean(name, known);
  return guess ? `${text}; did you mean ${guess}?` : text;
};

const unknownAs = ({ people, roles }: Config, name: string): string =>
  guessed(`${name} is no person, role or address`, name, [...people.keys(), ...roles]);

const unknownRoom = ({ players }: Config, name: string): string =>
  guessed(name === '' ? 'a room is missing' : `there is no room ${name}`, name, [...players.keys()]);
