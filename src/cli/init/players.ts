import { type IpAddress, ipv4ToNumber, knownAddress, numberToIpv4 } from '../../base/address.ts';
import { TonewallError } from '../../base/errors.ts';
import { printable } from '../../base/text.ts';
import type { AuditPorts } from '../../audit/run.ts';
import { interfacesIn } from '../audit/flags.ts';
import type { CommandContext } from '../command.ts';
import type { Asking } from './asking.ts';
import type { FirstConfig } from './config-text.ts';
import { playerAt, searchPlayers } from './find-players.ts';
import { type GivenPlayer, playersIn, playersQuestion } from './questions.ts';
import { type FoundPlayer, namedRooms } from './room-names.ts';

export interface PlayerFlags {
  readonly players?: string;
  readonly guardedAt?: string;
  readonly interface?: readonly string[];
}

/** The players to be guarded, with rooms. Fails with `no-player` where there is none, or one does not say its room. */
export async function playersFor(
  context: CommandContext,
  {
    ports,
    asking,
    flags,
  }: { readonly ports: AuditPorts; readonly asking: Asking; readonly flags: PlayerFlags },
): Promise<FirstConfig['players']> {
  const found = flags.players === undefined ? await searched(context, ports, flags) : [];
  if (flags.players === undefined && !asking.isPerson && found.length === 0)
    throw noPlayer('no player answered a search');
  const question = playersQuestion(found.length);
  const given = await asking.ask(found.length > 0 ? question : { ...question, ...NONE_FOUND }, flags.players);
  const players = given === 'all' ? found : await Promise.all(given.map((each) => named(ports, found, each)));
  return withDoors(namedRooms(players), flags.guardedAt);
}

const NONE_FOUND = {
  ask: 'No player answered a search. Which are to be guarded (Kitchen=192.168.1.20, 192.168.1.21)?',
  default: '',
  read: playersIn,
};

async function searched(
  { terminal, signal }: CommandContext,
  ports: AuditPorts,
  flags: PlayerFlags,
): Promise<readonly FoundPlayer[]> {
  terminal.note('Searching for players …');
  const found = await searchPlayers(ports, interfacesIn(ports.net, flags.interface), signal);
  for (const { room, address } of namedRooms(found))
    terminal.note(`  ${printable(room, 40).padEnd(24)} ${address}`);
  return found;
}

async function named(
  ports: AuditPorts,
  found: readonly FoundPlayer[],
  given: GivenPlayer,
): Promise<FoundPlayer> {
  const { address, room } = given;
  if (room !== undefined) return { room, address };
  const player = found.find((each) => each.address === address) ?? (await playerAt(ports, address));
  if (player) return player;
  throw noPlayer(`no player at ${address} says which room it is`, `Name it yourself: Kitchen=${address}`);
}

/** Doors one after the other from the first address on, in the order of the players. */
function withDoors(players: readonly FoundPlayer[], first: string | undefined): FirstConfig['players'] {
  const start = first === undefined ? undefined : ipv4ToNumber(first);
  if (first !== undefined && start === undefined)
    throw new TonewallError('usage-flag', `--guarded-at takes an IPv4 address, not ${printable(first, 40)}`);
  return players.map(({ room, address }, index) => ({
    room,
    address,
    guardedAt: start === undefined ? undefined : numberToIpv4(start + index),
  }));
}

const noPlayer = (
  message: string,
  hint = 'Give addresses: tonewall init --players 192.168.1.20,192.168.1.21',
): TonewallError => new TonewallError('no-player', message, { hint });

/**
 * The own address for the front desk: where people are; without segments in the network of a player, else any that others may reach, else
 * loopback.
 */
export function deskAddress(
  ports: AuditPorts,
  players: FirstConfig['players'],
  segments: FirstConfig['segments'],
): IpAddress {
  const people = segments?.find(({ behind }) => behind !== 'players' && behind !== 'internet');
  if (people) return people.address;
  const own = ports.net.interfaces();
  const near = own.find(({ address, prefix }) =>
    players.some((player) => sameNetwork(player.address, address, prefix)),
  );
  const chosen = near ?? own.find(({ loopback }) => !loopback);
  return chosen?.address ?? knownAddress('127.0.0.1');
}

function sameNetwork(one: string, other: string, prefix: number): boolean {
  const size = 2 ** (32 - prefix);
  return Math.floor((ipv4ToNumber(one) ?? -1) / size) === Math.floor((ipv4ToNumber(other) ?? -2) / size);
}
