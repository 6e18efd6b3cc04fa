import { describe, expect, it } from 'vitest';
import { asIpAddress, type IpAddress } from '../base/address.ts';
import { asHouseholdId, asPlayerId, type HouseholdId, type PlayerId } from '../base/ids.ts';
import { assembleHouseholds, type SeenPlayer } from './assemble.ts';
import { parseZoneGroupState, type ZoneGroupState } from './zone-group-state.ts';

function must<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('a value expected');
  return value;
}
const ip = (last: number): IpAddress => must(asIpAddress(`192.0.2.${last}`));
const id = (name: string): PlayerId => must(asPlayerId(`RINCON_${name}`));
const house = (name: string): HouseholdId => must(asHouseholdId(`Sonos_${name}`));

function stateOf(...members: readonly (readonly [name: string, last: number])[]): ZoneGroupState {
  const groups = members.map(
    ([name, last]) =>
      `<ZoneGroup Coordinator="RINCON_${name}" ID="${name}:1"><ZoneGroupMember UUID="RINCON_${name}" ZoneName="${name}" Location="http://192.0.2.${last}:1400/xml/device_description.xml"/></ZoneGroup>`,
  );
  const parsed = parseZoneGroupState(`<ZoneGroups>${groups.join('')}</ZoneGroups>`);
  if (!parsed.ok) throw new Error(parsed.error.detail);
  return parsed.value;
}

const summary = (seen: readonly SeenPlayer[]) =>
  assembleHouseholds(seen).map(({ seen, household, ...rest }) => ({
    ...rest,
    seen: seen.map(({ address }) => address),
    rooms: household?.rooms.map(({ name }) => name),
  }));

const nothing = { notFound: [], notTold: [], claimedTwice: [], rooms: undefined };

describe('households of a network', () => {
  it('are none where nothing was seen', () => {
    expect(assembleHouseholds([])).toEqual([]);
  });

  it('are kept apart by household id', () => {
    const seen = [
      { address: ip(1), playerId: id('A'), householdId: house('one') },
      { address: ip(2), playerId: id('B'), householdId: house('two') },
      { address: ip(3), playerId: id('C'), householdId: house('one') },
    ];
    expect(summary(seen)).toEqual([
      { ...nothing, ids: ['Sonos_one'], seen: ['192.0.2.1', '192.0.2.3'] },
      { ...nothing, ids: ['Sonos_two'], seen: ['192.0.2.2'] },
    ]);
  });

  it('are joined by what a player tells of others, whatever the order', () => {
    const [a, b, c] = [
      { address: ip(1), playerId: id('A') },
      { address: ip(2), playerId: id('B') },
      { address: ip(3), playerId: id('C'), state: stateOf(['A', 1], ['B', 2], ['C', 3]) },
    ];
    const joined = { ...nothing, ids: [], rooms: ['A', 'B', 'C'] };
    expect(summary([a, b, c])).toEqual([{ ...joined, seen: [a.address, b.address, c.address] }]);
    expect(summary([c, b, a])).toEqual([{ ...joined, seen: [c.address, b.address, a.address] }]);
  });

  it('say what was told and not found, and what was found and not told', () => {
    const seen = [
      { address: ip(1), playerId: id('A'), householdId: house('one'), state: stateOf(['A', 1], ['GONE', 9]) },
      { address: ip(2), playerId: id('NEW'), householdId: house('one') },
    ];
    expect(summary(seen)).toEqual([
      {
        ids: ['Sonos_one'],
        seen: ['192.0.2.1', '192.0.2.2'],
        rooms: ['A', 'GONE'],
        notFound: [{ id: 'RINCON_GONE', address: '192.0.2.9' }],
        notTold: ['RINCON_NEW'],
        claimedTwice: [],
      },
    ]);
  });

  it('say which player id two addresses claim, even under different households', () => {
    const seen = [
      { address: ip(1), playerId: id('A'), householdId: house('one') },
      { address: ip(66), playerId: id('A'), householdId: house('other') },
    ];
    expect(summary(seen)).toEqual([
      {
        ...nothing,
        ids: ['Sonos_one', 'Sonos_other'],
        seen: ['192.0.2.1', '192.0.2.66'],
        claimedTwice: ['RINCON_A'],
      },
    ]);
  });
});
