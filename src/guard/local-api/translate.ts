import type { JsonObject, JsonValue } from '../../wire/json/read.ts';

/** Every text of a value translated, names of members left as they are. Depth is bounded by the reader of JSON. */
export function translatedIn(value: JsonValue, translate: (text: string) => string): JsonValue {
  if (typeof value === 'string') return translate(value);
  if (typeof value !== 'object' || value === null) return value;
  if (isArray(value)) return value.map((item) => translatedIn(item, translate));
  return translatedObject(value, translate);
}

const isArray = (value: JsonObject | readonly JsonValue[]): value is readonly JsonValue[] =>
  Array.isArray(value);

export const translatedObject = (object: JsonObject, translate: (text: string) => string): JsonObject =>
  Object.fromEntries(Object.entries(object).map(([name, value]) => [name, translatedIn(value, translate)]));
