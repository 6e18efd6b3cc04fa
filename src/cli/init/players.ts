import { type IpAddress, ipv4ToNumber, knownAddress } from '../../base/address.ts';
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
  readonly interface?: readonly string[];
}

/** The players to be guarded, with rooms, in the order of their addresses. Fails with `no-player` where there is none, or one does not say its room. */
export async function playersFor(
  context: CommandContext,
  {
    ports,
    asking,
    flags,
  }: { readonly ports: AuditPorts; readonly asking: Asking; readonly flags: PlayerFlags },
): Promise<readonly FoundPlayer[]> {
  const found = flags.players === undefined ? await searched(context, ports, flags) : [];
  if (flags.players === undefined && !asking.isPerson && found.length === 0)
    throw noPlayer('no player answered a search');
  const question = playersQuestion(found.length);
  const given = await asking.ask(found.length > 0 ? question : { ...question, ...NONE_FOUND }, flags.players);
  const players = given === 'all' ? found : await Promise.all(given.map((each) => named(ports, found, each)));
  return namedRooms(players);
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
  players: readonly FoundPlayer[],
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
