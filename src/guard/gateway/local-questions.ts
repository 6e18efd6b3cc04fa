import { refuser } from '../../base/refusal.ts';
import { isJsonObject, type JsonObject, type JsonValue, readJson } from '../../wire/json/read.ts';
import { API_KEY } from '../local-api/protocol.ts';
import type { PlayerPlace } from './guarded-player.ts';
import type { PlayerAccess } from './player-access.ts';
import { wayTo } from './way.ts';

/** A group as the local API lists it: rooms alone, no satellites. */
export interface LocalGroup {
  readonly id: string;
  readonly playerIds: readonly string[];
}

/** What the guard asks a player that answers by the local API alone. Undefined where it does not tell. */
export async function groupsByLocalApi(
  access: PlayerAccess,
  place: PlayerPlace,
): Promise<readonly LocalGroup[] | undefined> {
  const answer = await ask(access, place, '/households/local/groups');
  const groups = answer && listIn(answer, 'groups')?.map(groupIn);
  return groups?.every((group) => group !== undefined) === true ? groups : undefined;
}

/** 0 to 100. */
export async function volumeByLocalApi(
  access: PlayerAccess,
  place: PlayerPlace,
  of: 'player' | LocalGroup,
): Promise<number | undefined> {
  const path =
    of === 'player' ? '/players/local/playerVolume' : `/groups/${encodeURIComponent(of.id)}/groupVolume`;
  const volume = (await ask(access, place, path))?.['volume'];
  return typeof volume === 'number' && Number.isInteger(volume) && volume >= 0 && volume <= 100
    ? volume
    : undefined;
}

export async function isMutedByLocalApi(
  access: PlayerAccess,
  place: PlayerPlace,
): Promise<boolean | undefined> {
  const muted = (await ask(access, place, '/players/local/playerVolume'))?.['muted'];
  return typeof muted === 'boolean' ? muted : undefined;
}

const refuse = refuser('muse');

async function ask(access: PlayerAccess, place: PlayerPlace, path: string): Promise<JsonObject | undefined> {
  const { player } = wayTo(place, { secure: true });
  const headers = [['X-SONOS-API-KEY', API_KEY]] as const;
  const request = { player, secure: true, method: 'GET', path: `/api/v1${path}`, headers };
  const answer = await access.read({ request, service: `local-api${path}` });
  if (!answer.ok || answer.value.status !== 200) return undefined;
  const read = readJson(answer.value.body, refuse);
  return read.ok && isJsonObject(read.value) ? read.value : undefined;
}

function groupIn(value: JsonValue): LocalGroup | undefined {
  const id = isJsonObject(value) ? value['id'] : undefined;
  const playerIds = isJsonObject(value) ? listIn(value, 'playerIds') : undefined;
  if (typeof id !== 'string' || !playerIds) return undefined;
  const ids = playerIds.filter((playerId): playerId is string => typeof playerId === 'string');
  return ids.length === playerIds.length ? { id, playerIds: ids } : undefined;
}

function listIn(object: JsonObject, name: string): readonly JsonValue[] | undefined {
  const value = object[name];
  return Array.isArray(value) ? value : undefined;
}
