import { joinGroup, leaveGroup } from './grouping.ts';
import type { HouseholdState } from './household.ts';
import type { PlayerState } from './player.ts';

/** One part of a channel map: `RINCON_A:LF,LF`. */
interface Part {
  readonly id: string;
  readonly channels: string;
}

/** Reads `RINCON_A:LF,LF;RINCON_B:RF,RF`; undefined when a part is no such thing. */
function readMap(text: string): readonly Part[] | undefined {
  const parts = text.split(';').map((part) => part.split(':'));
  if (parts.some(([id, channels, ...rest]) => !id || !channels || rest.length > 0)) return undefined;
  return parts.map(([id = '', channels = '']) => ({ id, channels }));
}

const writeMap = (parts: readonly Part[]): string =>
  parts.map(({ id, channels }) => `${id}:${channels}`).join(';');

/** Every player of the map, or undefined when one is not in the household. */
function playersOf(household: HouseholdState, parts: readonly Part[]): readonly PlayerState[] | undefined {
  const players = parts.flatMap(({ id }) => household.players[id] ?? []);
  return players.length === parts.length ? players : undefined;
}

/**
 * Makes a stereo pair, or a pair with Sub: the first stays visible, the others take its room's name and go invisible.
 * False when the map cannot be read, names strangers or players that are bonded already.
 */
export function bondPlayers(household: HouseholdState, map: string): boolean {
  const parts = readMap(map);
  const players = parts && playersOf(household, parts);
  const [first, ...others] = players ?? [];
  if (!parts || !first || others.length === 0) return false;
  if (players?.some(({ bond }) => bond.satelliteOf || bond.htSatChanMapSet)) return false;
  for (const player of others) leaveGroup(household, player.id);
  for (const player of others) {
    Object.assign(player, { room: first.room, icon: first.icon });
    joinGroup(household, player.id, first.id);
    player.bond.invisible = true;
  }
  for (const { id } of parts) setMap(household, id, writeMap(parts));
  return true;
}

const setMap = (household: HouseholdState, id: string, map: string): void => {
  const player = household.players[id];
  if (player) player.bond.channelMapSet = map;
};

/** Takes a pair apart: everybody is a room again, in a group of its own. False when nobody of the map is paired. */
export function unbondPlayers(household: HouseholdState, map: string): boolean {
  const players = (readMap(map) ?? []).flatMap(({ id }) => household.players[id] ?? []);
  const paired = players.filter(({ bond }) => bond.channelMapSet);
  for (const { bond } of paired) Object.assign(bond, { channelMapSet: '', invisible: false });
  for (const { id } of paired.slice(1)) leaveGroup(household, id);
  return paired.length > 0;
}

/**
 * Adds satellites to a home-theatre player: `BAR:LF,RF;SAT:LR`. The first part is the bar. False as above, or when a
 * satellite is bonded already.
 */
export function addSatellites(household: HouseholdState, map: string): boolean {
  const parts = readMap(map);
  const players = parts && playersOf(household, parts);
  const [bar, ...satellites] = players ?? [];
  const [barPart, ...satelliteParts] = parts ?? [];
  if (!bar || !barPart || satellites.length === 0 || !bar.tv) return false;
  if (satellites.some(({ bond }) => bond.satelliteOf || bond.channelMapSet)) return false;
  const known = readMap(bar.bond.htSatChanMapSet) ?? [barPart];
  for (const part of satelliteParts) makeSatellite({ household, bar, barPart, part });
  bar.bond.htSatChanMapSet = writeMap([...known, ...satelliteParts]);
  return true;
}

interface Satellite {
  readonly household: HouseholdState;
  readonly bar: PlayerState;
  readonly barPart: Part;
  readonly part: Part;
}

/** A satellite is in no group: it leaves its own and its group goes. */
function makeSatellite({ household, bar, barPart, part }: Satellite): void {
  const player = household.players[part.id];
  if (!player) return;
  leaveGroup(household, part.id);
  household.groups = household.groups.filter(({ coordinator }) => coordinator !== part.id);
  Object.assign(player, { room: bar.room, icon: bar.icon });
  player.bond = {
    channelMapSet: '',
    htSatChanMapSet: writeMap([barPart, part]),
    invisible: true,
    satelliteOf: bar.id,
  };
}

/** The satellite is a room again. False when the player is no satellite. */
export function removeSatellite(household: HouseholdState, satelliteId: string): boolean {
  const player = household.players[satelliteId];
  const bar = player && household.players[player.bond.satelliteOf];
  if (!player || !bar) return false;
  const rest = (readMap(bar.bond.htSatChanMapSet) ?? []).filter(({ id }) => id !== satelliteId);
  bar.bond.htSatChanMapSet = rest.length > 1 ? writeMap(rest) : '';
  player.bond = { channelMapSet: '', htSatChanMapSet: '', invisible: false, satelliteOf: '' };
  const numbers = household.groups.map(({ id }) => Number(id.split(':')[1] ?? 0));
  const id = `${satelliteId}:${Math.max(0, ...numbers) + 1}`;
  household.groups.push({ id, coordinator: satelliteId, members: [satelliteId] });
  return true;
}
