import type { JsonObject } from '../../wire/json/read.ts';
import { redactedObject } from './json.ts';
import { viewOf } from './leaf.ts';
import type { Sight } from './sight.ts';

/** What Spotify Connect tells of a player, as somebody may see it: aliases are names of groups and rooms, and which ones nobody can say. */
export function redactedInfo(info: JsonObject, sight: Sight): JsonObject {
  const shown = redactedObject(info, viewOf(sight));
  return sight.sees === 'own-rooms' && shown['aliases'] !== undefined ? { ...shown, aliases: [] } : shown;
}
