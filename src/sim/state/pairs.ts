import { type Part, type Placed, placedIn, readMap, samePart, suitsModel, writeMap } from './channel-map.ts';
import { joinGroup, leaveGroup } from './grouping.ts';
import type { HouseholdState } from './household.ts';

/**
 * Stereo pairs, and rooms with a Sub: `A:LF,LF;B:RF,RF`, `A:LF,RF;S:SW,SW` (57.x, 78.1). The first of the map is the room
 * that is seen; the others take its name and go invisible. These functions change state only, as in `grouping.ts`.
 */

/** One player with all channels, or a left and a right; besides them Subs only. */
function isWhole(parts: readonly Part[]): boolean {
  const fronts = parts.map(({ channels }) => channels).filter((channels) => channels !== 'SW,SW');
  const [first] = parts;
  return first?.channels !== 'SW,SW' && ['LF,RF', 'LF,LF;RF,RF'].includes(fronts.toSorted().join(';'));
}

/** Everybody is free, or bonded by a part of this map that grows now. */
const isFree =
  (parts: readonly Part[]) =>
  ({ player: { bond } }: Placed): boolean => {
    if (bond.satelliteOf || bond.htSatChanMapSet) return false;
    const now = bond.channelMapSet ? (readMap(bond.channelMapSet) ?? []) : [];
    return now.length < parts.length && now.every((part) => parts.some((other) => samePart(part, other)));
  };

/** Bonds the players of the map. False when it can be none: channels that do not go together, strangers, bonded players. */
export function bondPlayers(household: HouseholdState, map: string): boolean {
  const parts = placedIn(household, map) ?? [];
  const [first, ...others] = parts;
  if (!first || others.length === 0 || !isWhole(parts)) return false;
  if (!parts.every(suitsModel) || !parts.every(isFree(parts))) return false;
  for (const { player } of others.filter((part) => !part.player.bond.invisible)) {
    leaveGroup(household, player.id);
    joinGroup(household, player.id, first.id);
    Object.assign(player, { room: first.player.room, icon: first.player.icon });
    player.rendering.volume.Master = first.player.rendering.volume.Master;
    player.bond.invisible = true;
  }
  for (const { player } of parts) player.bond.channelMapSet = writeMap(parts);
  return true;
}

/**
 * Takes a bond apart, or Subs out of it: who goes is a room again, in a group of its own. False when the map names
 * others than the players of one bond, or leaves half of a pair.
 */
export function unbondPlayers(household: HouseholdState, map: string): boolean {
  const parts = placedIn(household, map) ?? [];
  const bonded = readMap(parts[0]?.player.bond.channelMapSet ?? '') ?? [];
  if (parts.length === 0 || !parts.every((part) => bonded.some((other) => samePart(part, other))))
    return false;
  const rest = bonded.filter((part) => !parts.some((gone) => samePart(part, gone)));
  if (rest.length > 0 && !isWhole(rest)) return false;
  const staying = rest.length > 0 ? rest : bonded.slice(0, 1);
  for (const { player } of parts) {
    Object.assign(player.bond, { channelMapSet: '', invisible: false });
    if (!staying.some(({ id }) => id === player.id)) leaveGroup(household, player.id);
  }
  for (const { id } of rest) {
    const bond = household.players[id]?.bond;
    if (bond) bond.channelMapSet = rest.length > 1 ? writeMap(rest) : '';
  }
  return true;
}
