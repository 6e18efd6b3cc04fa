/**
 * Writes parts of policies. Names come from a file that people write: every character that is not plainly harmless is
 * written by number, so that a name can never end its own quotes (Cedar 4.5, escapes of strings).
 */
const escaped = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[^A-Za-z0-9 _./:-]/gu, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);

export const string = (text: string): string => `"${escaped(text)}"`;

export type EntityType = 'Role' | 'Group' | 'Principal' | 'Room' | 'Action';

export const entity = (type: EntityType, id: string): string => `${type}::${string(id)}`;

/** A condition that a value is one of some; an empty list is nothing, which Cedar's strict mode has no set for. */
export const oneOf = (value: string, members: readonly string[]): string =>
  members.length === 0 ? 'false' : `[${members.join(', ')}].contains(${value})`;

/** In a pattern a star stands for anything, also when it is written by number. */
const literal = (text: string): string => text.split('*').map(escaped).join(String.raw`\*`);

export const beginsWith = (value: string, prefix: string): string => `${value} like "${literal(prefix)}*"`;

export const endsWith = (value: string, suffix: string): string => `${value} like "*${literal(suffix)}"`;

/** True when one is; nothing to choose from is false. */
export const any = (conditions: readonly string[]): string =>
  conditions.length === 0 ? 'false' : conditions.map((condition) => `(${condition})`).join(' || ');

/** True when each is; nothing to hold is true. */
export const all = (conditions: readonly string[]): string =>
  conditions.length === 0 ? 'true' : conditions.map((condition) => `(${condition})`).join(' && ');
