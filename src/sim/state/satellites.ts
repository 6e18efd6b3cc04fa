import { type Part, type Placed, placedIn, readMap, samePart, suitsModel, writeMap } from './channel-map.ts';
import { followPlayer, leaveGroup, standAlone } from './grouping.ts';
import { standApart } from './groups.ts';
import type { HouseholdState } from './household.ts';

/**
 * Home theatres: `BAR:LF,RF;SUB:SW;LEFT:LR;RIGHT:RR`, of which a satellite knows the bar and itself (78.1). A satellite is
 * in no group. These functions change state only, as in `grouping.ts`.
 */
const SATELLITE_CHANNELS = ['LR', 'RR', 'SW'];

const isTaken = (known: readonly Part[], { channels }: Part): boolean =>
  channels !== 'SW' && known.some((part) => part.channels === channels);

const isFree = ({ player: { bond } }: Placed): boolean =>
  !bond.satelliteOf && !bond.channelMapSet && !bond.htSatChanMapSet;

/**
 * Adds satellites to the bar that the map begins with. False when it is none or itself bonded to another, or when a
 * satellite is bonded already or its channel taken.
 */
export function addSatellites(household: HouseholdState, map: string): boolean {
  const [bar, ...named] = placedIn(household, map) ?? [];
  if (!bar?.player.tv || bar.channels !== 'LF,RF' || !isBar(bar)) return false;
  const known = readMap(bar.player.bond.htSatChanMapSet) ?? [{ id: bar.id, channels: bar.channels }];
  const added = named.filter((part) => !known.some((other) => samePart(part, other)));
  const fits = (part: Placed, index: number): boolean =>
    SATELLITE_CHANNELS.includes(part.channels) &&
    suitsModel(part) &&
    isFree(part) &&
    !isTaken([...known, ...added.slice(0, index)], part);
  if (added.length === 0 || !added.every(fits)) return false;
  for (const satellite of added) makeSatellite(household, bar, satellite);
  bar.player.bond.htSatChanMapSet = writeMap([...known, ...added]);
  return true;
}

const isBar = ({ player: { bond } }: Placed): boolean => !bond.satelliteOf && !bond.channelMapSet;

function makeSatellite(household: HouseholdState, bar: Placed, { player, id, channels }: Placed): void {
  leaveGroup(household, id);
  household.groups = household.groups.filter(({ coordinator }) => coordinator !== id);
  followPlayer(player, bar.id);
  Object.assign(player, { room: bar.player.room, icon: bar.player.icon });
  player.rendering.volume.Master = bar.player.rendering.volume.Master;
  player.bond = {
    channelMapSet: '',
    htSatChanMapSet: writeMap([
      { id: bar.id, channels: bar.channels },
      { id, channels },
    ]),
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
  standAlone(player);
  standApart(household, satelliteId);
  return true;
}
