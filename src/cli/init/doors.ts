import { asIpAddress, type IpAddress, ipv4ToNumber, numberToIpv4 } from '../../base/address.ts';
import { err, ok, type Result } from '../../base/result.ts';
import type { Ask } from './asking.ts';
import type { FirstConfig } from './config-text.ts';
import type { Question } from './questions.ts';
import type { FoundPlayer } from './room-names.ts';

/** Asked where players have no segment of their own: the guard cannot take the address that a player has itself. */
export const doorsQuestion = (players: readonly FoundPlayer[]): Question<IpAddress> => ({
  flag: '--guarded-at',
  ask: `The players have no segment of their own. Then apps find each at an address that the guard's computer gets in addition, free in their network (docs/flat-network.md). ${players.length === 1 ? 'Which one?' : `Which is the first of ${players.length}?`}`,
  default: '',
  read: (text) => (text === '' ? err(needed(players.length)) : firstDoor(text, players)),
});

const needed = (count: number): string =>
  `is missing: the players have no segment of their own. Give ${freeAddress(count)} of their network, as 192.168.1.120; or tell with --segments what is behind each card`;

const freeAddress = (count: number): string =>
  count === 1 ? 'a free address' : `the first of ${count} free addresses, one after the other,`;

const LAST = 0xffff_ffff;

function firstDoor(text: string, players: readonly FoundPlayer[]): Result<IpAddress, string> {
  const [start, first] = [ipv4ToNumber(text), asIpAddress(text)];
  if (start === undefined || first === undefined) return err(`${text} is no IPv4 address: 192.168.1.120`);
  if (start + players.length - 1 > LAST)
    return err(`there are no ${players.length} addresses from ${text} on`);
  const doors = players.map((_player, index) => numberToIpv4(start + index));
  const taken = players.find(({ address }) => doors.includes(address));
  return taken
    ? err(`${taken.address} is where ${taken.room} is: the guard needs addresses that nobody has`)
    : ok(first);
}

interface Situation {
  readonly players: readonly FoundPlayer[];
  readonly segments: FirstConfig['segments'];
  readonly flag: string | undefined;
}

/** The players, each with a door: one after the other from the first address on, or at their own where the guard stands in the way. */
export async function withDoors(
  ask: Ask,
  { players, segments, flag }: Situation,
): Promise<FirstConfig['players']> {
  if (segments && flag === undefined) return players.map((player) => ({ ...player, guardedAt: undefined }));
  const start = ipv4ToNumber(await ask(doorsQuestion(players), flag)) ?? 0;
  return players.map((player, index) => ({ ...player, guardedAt: numberToIpv4(start + index) }));
}
