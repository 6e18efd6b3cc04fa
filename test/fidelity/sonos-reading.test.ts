import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { knownAddress as ip } from '../../src/base/address.ts';
import { asPlayerId } from '../../src/base/ids.ts';
import type { RunningHousehold } from '../../src/sim/household.ts';
import { assembleHouseholds } from '../../src/sonos/assemble.ts';
import { householdOf } from '../../src/sonos/household.ts';
import { parseBattery } from '../../src/sonos/more-info.ts';
import { playerFacts } from '../../src/sonos/player-facts.ts';
import { fetchScpd } from '../../src/upnp/describe.ts';
import { pathWithin } from '../../src/upnp/location.ts';
import {
  client,
  KITCHEN,
  DESCRIPTION,
  at,
  withEmbedded,
  descriptionOf,
  call,
  zoneGroupState,
  startMeeting,
} from './meeting.ts';

let house: RunningHousehold;
beforeAll(async () => {
  house = await startMeeting();
});
afterAll(() => house.stop());

describe('reading players', () => {
  it('describes every player, and every service that it names', async () => {
    for (const { id, address } of house.players) {
      const base = at(ip(address));
      const description = await descriptionOf(base);
      expect(playerFacts(description)?.id).toBe(id);
      for (const { scpdUrl } of withEmbedded(description).flatMap(({ services }) => services)) {
        const path = pathWithin(scpdUrl, base);
        const scpd = await fetchScpd(client, at(ip(address), path.ok ? path.value : ''));
        expect([scpdUrl, scpd.kind]).toEqual([scpdUrl, 'document']);
      }
    }
  });

  it('makes a household of what one player tells', async () => {
    const { rooms, groups, players, oddities } = householdOf(await zoneGroupState(KITCHEN));
    expect(new Map(rooms.map(({ name, bonded }) => [name, bonded.length]))).toEqual(
      new Map([
        ['Kitchen & <Bar>', 1],
        ['Living Room', 3],
        ['Office', 2],
        ['Terrace', 1],
      ]),
    );
    expect(groups.map(({ rooms }) => [...rooms].sort().join(' + ')).sort()).toEqual([
      'Kitchen & <Bar> + Terrace',
      'Living Room',
      'Office',
    ]);
    expect({ players: players.length, oddities }).toEqual({ players: 7, oddities: [] });
    const batteries = players.flatMap(({ attributes }) => parseBattery(attributes['MoreInfo'] ?? '') ?? []);
    expect(batteries).toMatchObject([{ level: 83, charging: false }]);
  });

  it('puts them together and misses nobody', async () => {
    const state = await zoneGroupState(KITCHEN);
    const seen = house.players.map(({ id, address }) => {
      const playerId = asPlayerId(id);
      return {
        address: ip(address),
        ...(playerId ? { playerId } : {}),
        ...(address === KITCHEN ? { state } : {}),
      };
    });
    expect(assembleHouseholds(seen)).toMatchObject([{ notFound: [], notTold: [], claimedTwice: [] }]);
    expect(assembleHouseholds(seen.slice(0, 6))).toMatchObject([
      { notFound: [{ id: house.players[6]?.id, address: '127.101.7.17' }], notTold: [] },
    ]);
  });

  it('sees the TLS door and the chain behind it', async () => {
    const { outcome, tls } = await client.request({
      target: { host: KITCHEN, port: 1443 },
      door: 'tls',
      method: 'GET',
      path: DESCRIPTION,
    });
    expect(outcome).toMatchObject({ kind: 'response', status: 200 });
    expect(tls?.protocol).toMatch(/^TLSv1\.[23]$/);
    expect(tls?.chain.length).toBeGreaterThan(0);
  });

  it('reads a fault as a fault', async () => {
    const answer = await call(KITCHEN, 'AVTransport', 'Seek', {
      InstanceID: '0',
      Unit: 'TRACK_NR',
      Target: '99',
    });
    expect(answer).toMatchObject({ kind: 'fault', code: 711 });
  });
});
