import { IDENTITIES_FORMAT, IDENTITIES_VERSION } from './state.ts';

/**
 * A file of version 1 in the form of this version: it knew neither passkeys nor sessions, so one that has them is none. Any
 * other value is given back as it is; the schema judges both.
 */
export function upgraded(value: unknown): unknown {
  if (!isRecord(value) || value['format'] !== IDENTITIES_FORMAT || value['version'] !== 1) return value;
  const { people } = value;
  if ('sessions' in value || !Array.isArray(people) || people.some(hasPasskeys)) return value;
  return {
    ...value,
    version: IDENTITIES_VERSION,
    people: people.map((person: unknown) => (isRecord(person) ? { ...person, passkeys: [] } : person)),
    sessions: [],
  };
}

const hasPasskeys = (person: unknown): boolean => isRecord(person) && 'passkeys' in person;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
