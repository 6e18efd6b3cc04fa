import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { makeHousehold } from '../definition/expand/household.ts';
import { loadHousehold } from '../definition/load.ts';
import type { HouseholdDefinition } from '../definition/schema.ts';
import { SHIPPED_HOUSEHOLDS, ZOO_WEAKNESSES } from './index.ts';
import { readWeaknesses } from './weaknesses.ts';

const definitionIn = (file: URL): HouseholdDefinition => loadHousehold(readFileSync(file, 'utf8'), file.href);

const made = SHIPPED_HOUSEHOLDS.map(({ name, file }) => ({
  name,
  file,
  household: makeHousehold(definitionIn(file), 0),
}));
const householdNamed = (name: string) => {
  const found = made.find((item) => item.name === name);
  if (!found) throw new Error(`no household ${name}`);
  return found.household;
};

describe.each(made)('$name', ({ household }) => {
  const players = Object.values(household.players);

  it('gives every player an address and an id of its own', () => {
    expect(new Set(players.map(({ address }) => address)).size).toBe(players.length);
    expect(new Set(players.map(({ mac }) => mac)).size).toBe(players.length);
  });

  it('shares no object between two places: what changes one player changes no other', () => {
    const seen = new Map<object, string>();
    const shared: string[] = [];
    const walk = (value: unknown, path: string): void => {
      if (value === null || typeof value !== 'object') return;
      const first = seen.get(value);
      if (first !== undefined) shared.push(`${first} is ${path}`);
      seen.set(value, path);
      for (const [key, inner] of Object.entries(value)) walk(inner, `${path}.${key}`);
    };
    walk(household, 'household');
    expect(seen.size).toBeGreaterThan(50);
    expect(shared).toEqual([]);
  });

  it('groups and alarms name players that are there', () => {
    const known = new Set(players.map(({ id }) => id));
    for (const { coordinator, members } of household.groups) {
      expect(members).toContain(coordinator);
      expect(members.every((id) => known.has(id))).toBe(true);
    }
    expect(household.alarms.every(({ roomId }) => known.has(roomId))).toBe(true);
  });
});

it('no two households share an address, so all can run at once', () => {
  const addresses = made.flatMap(({ household }) =>
    Object.values(household.players).map((player) => player.address),
  );
  expect(new Set(addresses).size).toBe(addresses.length);
});

it('the modern home has a stereo pair and a home theatre with Sub and surrounds', () => {
  const players = Object.values(householdNamed('modern-open').players);
  expect(players).toHaveLength(9);
  expect(players.filter((player) => player.bond.channelMapSet)).toHaveLength(2);
  expect(players.filter((player) => player.bond.satelliteOf).map((player) => player.model)).toEqual([
    'Sub',
    'S18',
    'S18',
  ]);
});

it('the large one has 32 players', () => {
  expect(Object.keys(householdNamed('big').players)).toHaveLength(32);
});

describe('the zoo', () => {
  const { players } = readWeaknesses(readFileSync(ZOO_WEAKNESSES, 'utf8'));

  it('has a list of weaknesses that names each of its players', () => {
    expect(Object.values(players).sort()).toEqual(Object.keys(householdNamed('zoo').players).sort());
  });

  it('has names that are markup, escapes, direction marks and very long', () => {
    const rooms = Object.values(householdNamed('zoo').players).map(({ room }) => room);
    for (const hostile of ['<script>', '\u001B[2J', '\u009B', '\r\n', '\u202E']) {
      expect(rooms.some((room) => room.includes(hostile))).toBe(true);
    }
    expect(rooms.some((room) => room.length >= 185)).toBe(true);
  });
});
