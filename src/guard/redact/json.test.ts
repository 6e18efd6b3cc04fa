import { describe, expect, it } from 'vitest';
import { redactedObject } from './json.ts';
import { viewOf } from './leaf.ts';
import { NOTHING_PERSONAL, onlyPlayers, SEES_EVERYTHING } from './sight.ts';

const KITCHEN = 'RINCON_000E58A0370101400';
const OFFICE = 'RINCON_000E58A0370201400';
const ATTIC = 'RINCON_000E58A0370301400';

/** Members as aiosonos reads them. */
const player = (id: string, name: string) => ({
  _objectType: 'player',
  id,
  name,
  devices: [{ id, serialNumber: '00-0E-58-A0-37-01:9', name }],
  zoneInfo: { name, members: [{ id }] },
});

const group = (coordinatorId: string, name: string, ...playerIds: readonly string[]) => ({
  id: `${coordinatorId}:1`,
  name,
  coordinatorId,
  playerIds,
});

const told = {
  partial: false,
  groups: [group(OFFICE, 'Office + 1', OFFICE, KITCHEN), group(ATTIC, 'Attic', ATTIC)],
  players: [player(KITCHEN, 'Kitchen'), player(OFFICE, 'Office'), player(ATTIC, 'Attic')],
};

describe('an answer of the local API', () => {
  it('is left as it is for those who see everything', () => {
    expect(redactedObject(told, viewOf(SEES_EVERYTHING))).toBe(told);
  });

  it('has no serial number', () => {
    expect(
      redactedObject({ device: player(KITCHEN, 'Kitchen'), count: 3 }, viewOf(NOTHING_PERSONAL)),
    ).toEqual({
      device: {
        ...player(KITCHEN, 'Kitchen'),
        devices: [{ id: KITCHEN, serialNumber: '02-23-17-C7-A4-6B:0', name: 'Kitchen' }],
      },
      count: 3,
    });
  });

  it('tells of own rooms, and of those that play with them without a name', () => {
    const hidden = (id: string, name: string) => ({
      ...player(id, name),
      devices: [{ id, serialNumber: '02-23-17-C7-A4-6B:0', name }],
    });
    expect(redactedObject(told, viewOf(onlyPlayers([KITCHEN])))).toEqual({
      partial: false,
      groups: [group(OFFICE, 'Another room', OFFICE, KITCHEN)],
      players: [hidden(KITCHEN, 'Kitchen'), hidden(OFFICE, 'Another room')],
    });
  });
});
