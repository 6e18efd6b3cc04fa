import { beforeEach, describe, expect, it } from 'vitest';
import { householdOf } from '../../src/sonos/household.ts';
import { parseBattery } from '../../src/sonos/more-info.ts';
import { parseZoneGroupState, type ZoneGroupState } from '../../src/sonos/zone-group-state.ts';
import { parsePropertySet } from '../../src/wire/gena/notify.ts';
import { textOf } from '../../src/wire/xml/element.ts';
import { readXml } from '../../src/wire/xml/read.ts';
import { hasRecordings, NO_RECORDINGS, recording } from './recordings.ts';

beforeEach(({ skip }) => skip(!hasRecordings(), NO_RECORDINGS));

function stateOf(text: string): ZoneGroupState {
  const parsed = parseZoneGroupState(text);
  if (!parsed.ok) throw new Error(parsed.error.detail);
  return parsed.value;
}

describe('31.8 with satellites as children (jishi/node-sonos-discovery)', () => {
  function theatre(): string {
    const properties = parsePropertySet(
      recording('jishi__node-sonos-discovery/zonegroupstate_with_satellites.xml'),
    );
    if (!properties.ok) throw new Error(properties.error.detail);
    return properties.value.find(([name]) => name === 'ZoneGroupState')?.[1] ?? '';
  }

  // Its author cut the recording by hand and lost the end tag of the last ZoneGroup.
  const mended = (text: string): string => text.replace('</ZoneGroups>', '</ZoneGroup></ZoneGroups>');

  it('is refused as its author left it', () => {
    expect(parseZoneGroupState(theatre())).toMatchObject({
      ok: false,
      error: { format: 'xml', kind: 'malformed' },
    });
  });

  // The author wrote the same id over seven of the eleven players, so only the theatre's own ids tell anything.
  it('bonds two surrounds and a Sub to the home theatre', () => {
    const { rooms, players, groups, bridges } = householdOf(stateOf(mended(theatre())));
    const room = rooms.find(({ name }) => name === 'Home Theatre');
    expect(room?.bonded.map(({ id }) => id)).toEqual([
      'RINCON_000PPP1400',
      'RINCON_000RRR1400',
      'RINCON_000SSS1400',
      'RINCON_000QQQ1400',
    ]);
    expect(room?.player.satelliteMap).toEqual([
      { player: 'RINCON_000PPP1400', channels: ['LF', 'RF'] },
      { player: 'RINCON_000RRR1400', channels: ['RR'] },
      { player: 'RINCON_000SSS1400', channels: ['LR'] },
      { player: 'RINCON_000QQQ1400', channels: ['SW'] },
    ]);
    expect({ players: players.length, groups: groups.length, bridges: bridges.length }).toEqual({
      players: 11,
      groups: 2,
      bridges: 1,
    });
    expect(rooms.map(({ name }) => name)).toEqual([
      'Kitchen',
      'Bedroom',
      'TV Room',
      'Bathroom',
      'Office',
      'Home Theatre',
    ]);
  });
});

describe('78.1 (wez/wez-sonos)', () => {
  const state = (): ZoneGroupState => stateOf(recording('wez__wez-sonos/zone_group_state_17_players.xml'));

  // Counted by hand: a theatre with two surrounds, one with surrounds and a Sub, a pair with a Sub. The author wrote one id over
  // all players, so that the maps tell how many there are and not which.
  it('has three bonded sets', () => {
    const sets = householdOf(state()).rooms.flatMap(({ player: { room, satelliteMap, channelMap } }) => {
      const map = satelliteMap ?? channelMap;
      return map ? [[room, map.map(({ channels }) => channels.join())]] : [];
    });
    expect(sets).toEqual([
      ['Some Room', ['LF,RF', 'LR', 'RR']],
      ['Primary Bedroom', ['LF,RF', 'SW', 'LR', 'RR']],
      ['Other Room', ['LF,LF', 'RF,RF', 'SW,SW']],
    ]);
  });

  it('tells the batteries of two players', () => {
    const batteries = householdOf(state()).players.flatMap(
      ({ attributes }) => parseBattery(attributes['MoreInfo'] ?? '') ?? [],
    );
    expect(batteries).toEqual([
      { level: 100, charging: true, temperature: 33 },
      { level: 100, charging: true, temperature: 27 },
    ]);
  });
});

interface ParsedCase {
  readonly groups: readonly (readonly string[])[];
  readonly text: string;
}

/** Cases of hklages/node-red-contrib-sonos-plus: the argument as SOAP carries it, and the groups expected. */
function cases(): ReadonlyMap<string, ParsedCase> {
  const file: unknown = JSON.parse(
    recording('hklages__node-red-contrib-sonos-plus/testdata-parseZoneGroup.json'),
  );
  return new Map(Object.entries(file ?? {}).map(([name, value]) => [name, toCase(value)]));
}

function toCase(value: unknown): ParsedCase {
  if (!isRecord(value) || typeof value['ZoneGroupState'] !== 'string' || !Array.isArray(value['result']))
    throw new Error('not a case');
  const outer = readXml(`<argument>${value['ZoneGroupState']}</argument>`);
  if (!outer.ok) throw new Error(outer.error.detail);
  const groups = value['result'].map((group: unknown) =>
    Array.isArray(group)
      ? group.map((member: unknown) => String(isRecord(member) && member['playerName']))
      : [],
  );
  return { text: textOf(outer.value), groups };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

describe('61.1 (hklages/node-red-contrib-sonos-plus)', () => {
  it('has six cases', () => {
    expect(cases().size).toBe(6);
  });

  it.each([
    '3Player_1Group_Coordinator_Kitchen',
    '3Player_1Group_Coordinator_Living',
    '3Player_3Groups',
    '1Player',
    '1Player-name-39',
    '4Player-2Group-CoKitchen-CoBath',
  ])('%s', (name) => {
    const { text, groups } = cases().get(name) ?? { text: '', groups: [] };
    const { groups: read, oddities } = householdOf(stateOf(text));
    // The author puts the coordinator first; the player tells members in another order.
    const names = read.map(({ rooms }) => [...rooms].sort().join(' + '));
    expect({ names: names.sort(), oddities }).toEqual({
      names: groups.map((group) => [...group].sort().join(' + ')).sort(),
      oddities: [],
    });
  });
});
