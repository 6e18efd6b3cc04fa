/** JSON that other programs print, read as data: nothing in it is taken for what it is not. */

/** Undefined for what is no JSON. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A field of an object; undefined for whatever has none of its own. */
export const field = (value: unknown, key: string): unknown =>
  value !== null && typeof value === 'object' && Object.hasOwn(value, key)
    ? Object.entries(value).find(([name]) => name === key)?.[1]
    : undefined;

/** The same where it is a text. */
export const textIn = (value: unknown, key: string): string | undefined => {
  const text = field(value, key);
  return typeof text === 'string' ? text : undefined;
};
