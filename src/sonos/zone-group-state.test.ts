import { describe, expect, it } from 'vitest';
import { householdOf } from './household.ts';
import { parseZoneGroupState, type ZoneGroupState } from './zone-group-state.ts';

const member = (id: string, name: string, more = ''): string =>
  `<ZoneGroupMember UUID="${id}" Location="http://192.0.2.1:1400/xml/device_description.xml" ZoneName="${name}" SoftwareVersion="97.1-80312" ${more}`;

const group = (coordinator: string, ...members: string[]): string =>
  `<ZoneGroup Coordinator="${coordinator}" ID="${coordinator}:1">${members.join('')}</ZoneGroup>`;

function state(text: string): ZoneGroupState {
  const parsed = parseZoneGroupState(text);
  if (!parsed.ok) throw new Error(parsed.error.detail);
  return parsed.value;
}

const PAIR = 'ChannelMapSet="R_A:LF,LF;R_B:RF,RF"';
const THEATRE = 'HTSatChanMapSet="R_T:LF,RF;R_S:SW"';
const HOUSE =
  `<ZoneGroupState><ZoneGroups>` +
  group(
    'R_A',
    `${member('R_A', 'Bath', PAIR)}/>`,
    `${member('R_B', 'Bath', `${PAIR} Invisible="1"`)}/>`,
    `${member('R_K', 'Kitchen')}/>`,
  ) +
  group(
    'R_T',
    `${member('R_T', 'TV', THEATRE)}>${member('R_S', 'TV', 'Invisible="1"').replace('ZoneGroupMember', 'Satellite')}/></ZoneGroupMember>`,
  ) +
  group('R_X', `${member('R_X', 'BRIDGE', 'Invisible="1" IsZoneBridge="1"')}/>`) +
  `</ZoneGroups><VanishedDevices><Device UUID="R_V" ZoneName="Shed" Reason="powered off"/></VanishedDevices></ZoneGroupState>`;

describe('a household', () => {
  const household = householdOf(state(HOUSE));

  it('has rooms with what is bonded in them', () => {
    expect(household.rooms.map(({ name, bonded }) => [name, bonded.map(({ id }) => id)])).toEqual([
      ['Bath', ['R_A', 'R_B']],
      ['Kitchen', ['R_K']],
      ['TV', ['R_T', 'R_S']],
    ]);
  });

  it('has groups of rooms; a bridge is in none', () => {
    expect(household.groups.map(({ coordinator, rooms }) => [coordinator, rooms])).toEqual([
      ['R_A', ['Bath', 'Kitchen']],
      ['R_T', ['TV']],
    ]);
    expect(household.bridges.map(({ id }) => id)).toEqual(['R_X']);
    expect(household.oddities).toEqual([]);
  });

  it('remembers vanished devices', () => {
    expect(state(HOUSE).vanished).toEqual([{ id: 'R_V', room: 'Shed', reason: 'powered off' }]);
  });
});

describe('the old root', () => {
  it('means the same', () => {
    const old = state(`<ZoneGroups>${group('R_K', `${member('R_K', 'Kitchen')}/>`)}</ZoneGroups>`);
    expect(old.groups).toMatchObject([{ coordinator: 'R_K', members: [{ id: 'R_K', room: 'Kitchen' }] }]);
    expect(old.vanished).toEqual([]);
  });
});

describe('what contradicts itself', () => {
  it('is told as an oddity', () => {
    const odd = `<ZoneGroups>${group('R_GONE', `${member('R_A', 'A', 'ChannelMapSet="R_A:LF,LF;R_LOST:RF,RF"')}/>`, `${member('R_A', 'A')}/>`)}<ZoneGroup Coordinator="" ID="x:1"/></ZoneGroups>`;
    expect(householdOf(state(odd)).oddities).toEqual([
      { kind: 'coordinator-not-a-member', id: 'R_GONE' },
      { kind: 'group-without-members', id: 'x:1' },
      { kind: 'player-in-two-places', id: 'R_A' },
      { kind: 'bonded-to-nobody', id: 'R_LOST' },
    ]);
  });

  it('a channel map that is none is not read', () => {
    const [only] = state(
      `<ZoneGroups>${group('R_A', `${member('R_A', 'A', 'ChannelMapSet="&lt;script&gt;"')}/>`)}</ZoneGroups>`,
    ).groups;
    expect(only?.members[0]).not.toHaveProperty('channelMap');
  });

  it('holds a household of 32 players, each a group with a pair and satellites, and 32 that vanished', () => {
    const satellites = '<Satellite/>'.repeat(2);
    const groups = `<ZoneGroup><ZoneGroupMember>${satellites}</ZoneGroupMember><ZoneGroupMember/></ZoneGroup>`;
    const text = `<ZoneGroupState><ZoneGroups>${groups.repeat(32)}</ZoneGroups><VanishedDevices>${'<Device/>'.repeat(32)}</VanishedDevices></ZoneGroupState>`;
    expect(state(text).groups.length).toBe(32);
  });

  it.each([
    ['<Other/>', 'malformed'],
    ['<ZoneGroupState/>', 'malformed'],
    ['<!DOCTYPE x><ZoneGroups/>', 'forbidden'],
    [
      `<ZoneGroups>${group('R', ...Array.from({ length: 257 }, (_, i) => `${member(`R_${i}`, 'x')}/>`))}</ZoneGroups>`,
      'limit',
    ],
    [`<ZoneGroups>${'<ZoneGroup/>'.repeat(257)}</ZoneGroups>`, 'limit'],
    [
      `<ZoneGroupState><ZoneGroups/><VanishedDevices>${'<Device/>'.repeat(257)}</VanishedDevices></ZoneGroupState>`,
      'limit',
    ],
    [
      `<ZoneGroups><ZoneGroup><ZoneGroupMember>${'<Satellite/>'.repeat(255)}</ZoneGroupMember></ZoneGroup></ZoneGroups>`,
      'limit',
    ],
    ['<ZoneGroupState><ZoneGroups/><ZoneGroups/></ZoneGroupState>', 'mismatch'],
    ['<ZoneGroupState><VanishedDevices/><ZoneGroups/><VanishedDevices/></ZoneGroupState>', 'mismatch'],
  ])('refuses %.30s', (text, kind) => {
    expect(parseZoneGroupState(text)).toMatchObject({ ok: false, error: { kind } });
  });
});
