import { isJsonObject, type JsonObject, type JsonValue } from '../../wire/json/read.ts';
import { redactedLeaf, type View } from './leaf.ts';
import { ANOTHER_ROOM } from './sight.ts';

/** An answer of the local API as somebody may see it: the same rules by the names of members. */
export function redactedObject(object: JsonObject, view: View): JsonObject {
  if (view.sight.sees === 'everything') return object;
  const shown = view.sight.sees === 'own-rooms' ? onlyShown(object, view) : object;
  return Object.fromEntries(
    Object.entries(shown).map(([name, value]) => [name, redactedValue(name, value, view)]),
  );
}

function redactedValue(name: string, value: JsonValue, view: View): JsonValue {
  if (typeof value === 'string') return redactedLeaf(name, value, view);
  if (isJsonObject(value)) return redactedObject(value, view);
  return isArray(value) ? value.map((item) => redactedValue(name, item, view)) : value;
}

const isArray = (value: JsonValue | undefined): value is readonly JsonValue[] => Array.isArray(value);

/** Lists without groups that have no room to show, and without the players of these; names of other rooms taken out. */
function onlyShown(object: JsonObject, { sight }: View): JsonObject {
  const groups = listIn(object, 'groups')?.filter((group) => playersOf(group).some((id) => !sight.hides(id)));
  const beside = new Set(groups?.flatMap(playersOf));
  const players = listIn(object, 'players')?.filter((player) => {
    const id = idOf(player);
    return id !== undefined && (!sight.hides(id) || beside.has(id));
  });
  const named: JsonObject = { ...object, ...(groups ? { groups } : {}), ...(players ? { players } : {}) };
  const id = named['coordinatorId'] ?? named['id'];
  return isPlayerId(id) && sight.hides(id) ? unnamed(named) : named;
}

const listIn = (object: JsonObject, name: string): readonly JsonValue[] | undefined => {
  const value = object[name];
  return isArray(value) ? value : undefined;
};

const playersOf = (group: JsonValue): readonly string[] =>
  isJsonObject(group) ? (listIn(group, 'playerIds') ?? []).filter((id) => typeof id === 'string') : [];

function idOf(player: JsonValue): string | undefined {
  const id = isJsonObject(player) ? player['id'] : undefined;
  return typeof id === 'string' ? id : undefined;
}

const isPlayerId = (id: JsonValue | undefined): id is string =>
  typeof id === 'string' && id.startsWith('RINCON_');

/** A player tells its room's name again for the zone, and for each device of it. */
const unnamed = (object: JsonObject): JsonObject =>
  Object.fromEntries(
    Object.entries(object).map(([name, value]) => {
      if (name === 'name' && typeof value === 'string') return [name, ANOTHER_ROOM];
      return [name, isJsonObject(value) ? unnamed(value) : value];
    }),
  );
