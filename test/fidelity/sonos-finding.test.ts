import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { knownAddress as ip } from '../../src/base/address.ts';
import type { RunningHousehold } from '../../src/sim/household.ts';
import { mdnsFacts } from '../../src/sonos/mdns-facts.ts';
import { ssdpFacts } from '../../src/sonos/ssdp-facts.ts';
import { locationOf } from '../../src/upnp/location.ts';
import { browse } from '../../src/upnp/mdns-browse.ts';
import { SEARCH_TARGETS, search } from '../../src/upnp/search.ts';
import { sweep } from '../../src/upnp/sweep.ts';
import { ports, OWN, ADDRESSES, DESCRIPTION, isMine, startMeeting } from './meeting.ts';

let house: RunningHousehold;
beforeAll(async () => {
  house = await startMeeting();
});
afterAll(() => house.stop());

describe('finding players', () => {
  it('by SSDP: every player is sighted and says where it is, by multicast and asked directly', async () => {
    for (const addresses of [[], ADDRESSES]) {
      const { sightings, failures } = await search(ports, {
        interfaces: [OWN],
        addresses,
        targets: SEARCH_TARGETS,
        listenMs: 1500,
        repeats: 2,
      });
      const mine = sightings.filter(isMine);
      expect(new Set(mine.map(({ from }) => from.host))).toEqual(new Set(ADDRESSES));
      expect({ foreign: mine.filter(({ foreignLocation }) => foreignLocation), failures }).toEqual({
        foreign: [],
        failures: [],
      });
      const households = new Set(mine.map(({ message }) => ssdpFacts(message.headers).householdId));
      expect([...households]).toEqual([house.state.id]);
      const locations = mine.map(({ from, message }) => locationOf(message.location ?? '', from));
      expect(locations.filter(({ ok }) => !ok)).toEqual([]);
      // A coordinator also answers for its group (`urn:smartspeaker-audio:service:SpeakerGroup:1`).
      expect(new Set(locations.map((location) => location.ok && location.value.path))).toEqual(
        new Set([DESCRIPTION, '/xml/group_description.xml']),
      );
    }
  });

  it('by mDNS', async () => {
    const { sightings } = await browse(ports, {
      interfaces: [OWN],
      listenMs: 1500,
      repeats: 2,
      announcements: true,
    });
    const sonos = sightings.filter(isMine).filter(({ service }) => service === '_sonos._tcp.local');
    const told = sonos.map(({ instance, text = [], port, addresses, foreignAddress, from }) => {
      const { playerId, householdId } = mdnsFacts(instance, text);
      return { playerId, householdId, port, addresses, foreignAddress, from: from.host };
    });
    const expected = house.players.map(({ id, address }) => ({
      playerId: id,
      householdId: house.state.id,
      port: 1443,
      addresses: [address],
      foreignAddress: false,
      from: address,
    }));
    const byAddress = (a: { from: string }, b: { from: string }): number => a.from.localeCompare(b.from);
    expect(told.sort(byAddress)).toEqual(expected.sort(byAddress));
  });

  it('by a sweep of their network', async () => {
    const { open } = await sweep(ports, {
      network: { base: 0x7f_65_07_00, prefix: 27 },
      firstPorts: [1400, 1443],
      morePorts: [23, 1410],
      canary: ip('127.101.7.30'),
    });
    expect([...open]).toEqual(ADDRESSES.map((address) => [address, [1400, 1443]]));
  });
});
