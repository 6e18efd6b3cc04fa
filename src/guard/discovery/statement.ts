import type { IpAddress } from '../../base/address.ts';
import type { PlayerId } from '../../base/ids.ts';
import { err, ok, type Result } from '../../base/result.ts';
import { CLEAR_PORT } from '../../catalog/door-ports.ts';
import { type Location, locationOf } from '../../upnp/location.ts';
import type { Headers } from '../../wire/http/headers.ts';
import type { SsdpAnnouncement, SsdpResponse } from '../../wire/ssdp/message.ts';
import { isShown, ownWordsIn } from './own-words.ts';

/** What a player says of itself by SSDP, for one target of searches (UDA 2.0 §1.2.2, §1.3.3). */
export interface Statement {
  /** NT of an announcement, ST of an answer. */
  readonly target: string;
  readonly usn: string;
  /** On the player itself, port 1400. */
  readonly location: string;
  readonly server?: string;
  /** Seconds. */
  readonly maxAge: number;
  /** Vendor headers, in the player's order. */
  readonly headers: Headers;
}

/** A player whose description the guard has read. */
export interface Speaker {
  readonly host: IpAddress;
  readonly id: PlayerId;
}

/** `foreign-location`: it leads to another address or port, or further than any of players. `foreign-name`: it speaks for another device. */
export type Untruth = 'foreign-location' | 'foreign-name';

const DEFAULT_AGE = 1800;
/** Seconds: nobody is told that a player will be there for longer than a day. */
const LONGEST_AGE = 86_400;
const LONGEST_TARGET = 128;
/** Descriptions of players lie at `/xml/device_description.xml` and `/xml/group_description.xml`. */
const LONGEST_PATH = 128;

/** What a message that came from a player's address says of that player, if it says nothing of anything else. */
export function statementIn(
  message: SsdpResponse | SsdpAnnouncement,
  speaker: Speaker,
): Result<Statement, Untruth> {
  const target = message.kind === 'response' ? message.searchTarget : message.nt;
  if (!isOwnName(message.usn, target, speaker)) return err('foreign-name');
  const { location = '', server, maxAge = DEFAULT_AGE } = message;
  const found = locationOf(location, { host: speaker.host, port: CLEAR_PORT });
  if (!found.ok || !isDescription(found.value)) return err('foreign-location');
  return ok({
    target,
    usn: message.usn,
    location: `http://${speaker.host}:${CLEAR_PORT}${found.value.path}`,
    ...(server !== undefined && isShown(server) ? { server } : {}),
    maxAge: Math.min(maxAge, LONGEST_AGE),
    headers: ownWordsIn(message.headers, speaker.host),
  });
}

const isDescription = ({ endpoint, path }: Location): boolean =>
  endpoint.port === CLEAR_PORT && path.length <= LONGEST_PATH;

/** `uuid:RINCON_…`, with `_MS` or `_MR` for the devices inside; then `::` and the target, if that is not the name itself. */
export function isOwnName(usn: string, target: string, { id }: Pick<Speaker, 'id'>): boolean {
  if (target.length > LONGEST_TARGET) return false;
  const names = ['', '_MS', '_MR'].map((device) => `uuid:${id}${device}`);
  return names.some((name) => (target === name ? usn === name : usn === `${name}::${target}`));
}
