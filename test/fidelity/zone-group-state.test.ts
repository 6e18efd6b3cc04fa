import { beforeEach, describe, expect, it } from 'vitest';
import { householdOf } from '../../src/sonos/household.ts';
import { parseZoneGroupState, type ZoneGroupState } from '../../src/sonos/zone-group-state.ts';
import { parsePropertySet } from '../../src/wire/gena/notify.ts';
import { hasRecordings, NO_RECORDINGS, recording } from './recordings.ts';

/** The state inside a recorded event; the recordings were pretty-printed by their authors. */
function fromEvent(path: string): ZoneGroupState {
  const properties = parsePropertySet(recording(path));
  if (!properties.ok) throw new Error(properties.error.detail);
  return stateOf(properties.value.find(([name]) => name === 'ZoneGroupState')?.[1] ?? '');
}

function stateOf(text: string): ZoneGroupState {
  const parsed = parseZoneGroupState(text);
  if (!parsed.ok) throw new Error(parsed.error.detail);
  return parsed.value;
}

const counts = (state: ZoneGroupState) => {
  const { rooms, players, groups, bridges } = householdOf(state);
  return {
    rooms: rooms.map(({ name }) => name),
    players: players.length,
    groups: groups.length,
    bridges: bridges.length,
  };
};

beforeEach(({ skip }) => skip(!hasRecordings(), NO_RECORDINGS));

// Counted by hand in the recordings.
describe('recorded ZoneGroupState', () => {
  it('31.8, old root, a Boost and a pair with Sub (jishi/node-sonos-discovery)', () => {
    expect(counts(fromEvent('jishi__node-sonos-discovery/zonegroupstate.xml'))).toEqual({
      rooms: ['Kitchen', 'Bedroom', 'TV Room', 'Bathroom', 'Office'],
      players: 7,
      groups: 1,
      bridges: 1,
    });
  });

  it('49.2, new root, two rooms together and two alone (SoCo/SoCo)', () => {
    expect(counts(stateOf(recording('SoCo__SoCo/inline/zone_group_state.xml')))).toEqual({
      rooms: ['Kitchen', 'Living Room', 'Stue', 'Kontor'],
      players: 4,
      groups: 3,
      bridges: 0,
    });
  });

  it('78.1, sixteen players, two theatres and a pair with Sub (wez/wez-sonos)', () => {
    const state = stateOf(recording('wez__wez-sonos/zone_group_state_17_players.xml'));
    expect(counts(state)).toEqual({
      rooms: [
        'Primary Bath',
        'Some Room',
        'Study',
        'Beam',
        'Kitchen (Move)',
        'Primary Bedroom',
        'Great Room',
        'Other Room',
        'Kitchen',
      ],
      players: 16,
      groups: 9,
      bridges: 0,
    });
    const members = state.groups.flatMap(({ members }) => members);
    expect(members.map(({ satellites }) => satellites.length).filter((count) => count > 0)).toEqual([2, 3]);
  });

  it('70.4, one group of two, every attribute kept (home-assistant/core)', () => {
    const state = stateOf(recording('rebuilt/zgs_two_members_70.4.xml'));
    expect(counts(state)).toEqual({ rooms: ['Living Room', 'Bedroom'], players: 2, groups: 1, bridges: 0 });
    expect(state.groups[0]?.members[0]?.attributes).toMatchObject({
      MicEnabled: '1',
      SSLPort: '1443',
      SWGen: '2',
    });
  });
});
