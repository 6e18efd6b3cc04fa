/** The control point and the meaning above it meet simulated players, whose codecs are their own. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type IpAddress, knownAddress as ip } from '../../src/base/address.ts';
import { asPlayerId } from '../../src/base/ids.ts';
import { nodeClock } from '../../src/host/clock.ts';
import { nodeNet } from '../../src/host/net.ts';
import { nodeRandom } from '../../src/host/random.ts';
import { silentLog } from '../../src/ports/log.ts';
import type { RunningHousehold } from '../../src/sim/household.ts';
import { startRig } from '../../src/sim/rig/house.ts';
import { assembleHouseholds } from '../../src/sonos/assemble.ts';
import { householdOf } from '../../src/sonos/household.ts';
import { mdnsFacts } from '../../src/sonos/mdns-facts.ts';
import { parseBattery } from '../../src/sonos/more-info.ts';
import { playerFacts } from '../../src/sonos/player-facts.ts';
import { ssdpFacts } from '../../src/sonos/ssdp-facts.ts';
import { parseZoneGroupState, type ZoneGroupState } from '../../src/sonos/zone-group-state.ts';
import { describe as fetchDescription, fetchScpd } from '../../src/upnp/describe.ts';
import { listenForEvents } from '../../src/upnp/event-listener.ts';
import { createHttpClient } from '../../src/upnp/http-client.ts';
import { type Invoked, invoke } from '../../src/upnp/invoke.ts';
import { type Location, locationOf, pathWithin } from '../../src/upnp/location.ts';
import { browse } from '../../src/upnp/mdns-browse.ts';
import { SEARCH_TARGETS, search } from '../../src/upnp/search.ts';
import { Subscription } from '../../src/upnp/subscription.ts';
import type { EventMessage } from '../../src/upnp/subscription-model.ts';
import { sweep } from '../../src/upnp/sweep.ts';
import type { DeviceDescription } from '../../src/wire/description/device.ts';
import { parseLastChange } from '../../src/wire/gena/last-change.ts';

const ports = { net: nodeNet(), clock: nodeClock(), log: silentLog };
const client = createHttpClient(ports);
const OWN = ip('127.32.7.1');
const KITCHEN = ip('127.32.7.11');
const ADDRESSES = [11, 12, 13, 14, 15, 16, 17].map((last) => ip(`127.32.7.${last}`));
const DESCRIPTION = '/xml/device_description.xml';

let house: RunningHousehold;
beforeAll(async () => {
  house = await startRig({
    name: 'meeting',
    firstAddress: KITCHEN,
    rooms: [
      { name: 'Kitchen & <Bar>', players: [{ model: 'S13', build: '97.1-80312' }] },
      {
        name: 'Living Room',
        players: [
          { model: 'S19', build: '97.1-80312', role: 'main' },
          { model: 'Sub', build: '86.10-80260', role: 'sub' },
          { model: 'S18', build: '97.1-80312', role: 'left-surround' },
        ],
      },
      {
        name: 'Office',
        players: [
          { model: 'S12', build: '86.10-80260', role: 'left' },
          { model: 'S12', build: '86.10-80260', role: 'right' },
        ],
      },
      {
        name: 'Terrace',
        players: [{ model: 'S17', build: '97.1-80312', battery: { level: 83, charging: false } }],
      },
    ],
    groups: [['Kitchen & <Bar>', 'Terrace']],
  });
});
afterAll(() => house.stop());

const at = (host: IpAddress, path = DESCRIPTION): Location => ({ endpoint: { host, port: 1400 }, path });

async function descriptionOf(location: Location): Promise<DeviceDescription> {
  const fetched = await fetchDescription(client, location);
  if (fetched.kind !== 'document') throw new Error(JSON.stringify(fetched));
  return fetched.document;
}

const withEmbedded = (device: DeviceDescription): readonly DeviceDescription[] => [
  device,
  ...device.devices.flatMap(withEmbedded),
];

/** Calls an action with the service's own description, as the device serves it. */
async function call(
  host: IpAddress,
  service: string,
  action: string,
  args: Record<string, string> = {},
): Promise<Invoked> {
  const base = at(host);
  const services = withEmbedded(await descriptionOf(base)).flatMap(({ services }) => services);
  const facts = services.find(({ serviceType }) => serviceType.includes(`:${service}:`));
  const paths = [facts?.scpdUrl, facts?.controlUrl].map((url) => pathWithin(url ?? '', base));
  const [scpdPath, controlPath] = paths.map((path) => (path.ok ? path.value : ''));
  const scpd = await fetchScpd(client, at(host, scpdPath));
  if (!facts || !controlPath || scpd.kind !== 'document') throw new Error(`no ${service}`);
  const { serviceType } = facts;
  return invoke(client, {
    endpoint: base.endpoint,
    controlPath,
    serviceType,
    action,
    arguments: args,
    scpd: scpd.document,
  });
}

async function zoneGroupState(host: IpAddress): Promise<ZoneGroupState> {
  const answer = await call(host, 'ZoneGroupTopology', 'GetZoneGroupState');
  if (answer.kind !== 'result') throw new Error(JSON.stringify(answer));
  expect(answer.observations).toEqual([]);
  const parsed = parseZoneGroupState(answer.out['ZoneGroupState'] ?? '');
  if (!parsed.ok) throw new Error(parsed.error.detail);
  return parsed.value;
}

const isMine = ({ from }: { readonly from: { readonly host: IpAddress } }): boolean =>
  ADDRESSES.includes(from.host);

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
      network: { base: 0x7f_20_07_00, prefix: 27 },
      firstPorts: [1400, 1443],
      morePorts: [23, 1410],
      canary: ip('127.32.7.30'),
    });
    expect([...open]).toEqual(ADDRESSES.map((address) => [address, [1400, 1443]]));
  });
});

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
      { notFound: [{ id: house.players[6]?.id, address: '127.32.7.17' }], notTold: [] },
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

describe('events of players', () => {
  it('begin with the whole state and go on with every change', async () => {
    const listener = await listenForEvents({ ...ports, random: nodeRandom() }, OWN);
    const messages: EventMessage[] = [];
    const gaps: unknown[] = [];
    const subscription = new Subscription({
      ...ports,
      client,
      listener,
      publisher: { host: KITCHEN, port: 1400 },
      eventPath: '/MediaRenderer/RenderingControl/Event',
      onMessage: (message) => messages.push(message),
      onGap: (gap) => gaps.push(gap),
    });
    expect(await subscription.settled()).toMatchObject({ kind: 'active' });
    await expect.poll(() => messages.length).toBeGreaterThan(0);
    const volume = { InstanceID: '0', Channel: 'Master', DesiredVolume: '17' };
    expect(await call(KITCHEN, 'RenderingControl', 'SetVolume', volume)).toMatchObject({ kind: 'result' });
    await expect.poll(() => messages.length).toBeGreaterThan(1);
    const [, value = ''] = messages.at(-1)?.properties.find(([name]) => name === 'LastChange') ?? [];
    expect(parseLastChange(value)).toMatchObject({ ok: true });
    expect(value).toContain('<Volume channel="Master" val="17"/>');
    expect({ seqs: messages.map(({ seq }) => seq), gaps }).toEqual({
      seqs: messages.map((_, index) => index),
      gaps: [],
    });
    await subscription.end();
    await listener.close();
    expect(subscription.state).toEqual({ kind: 'ended', why: 'asked' });
  });
});
