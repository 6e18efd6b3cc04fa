import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caller } from '../../../src/sim/rig/call.ts';
import { get, soap } from '../../../src/sim/rig/request.ts';
import { startSubscriber } from '../../../src/sim/rig/subscriber.ts';
import { type HabitsHouse, startHabits } from './house.ts';
import { connectTo, urlOf } from './local-api.ts';
import { GROUP, searchFor, ZONE_PLAYER } from './searcher.ts';

let habits: HabitsHouse;

beforeAll(async () => {
  habits = await startHabits('127.102.21.11', { ssdp: true, tls: true });
});
afterAll(() => habits.house.stop());

const SEARCH = `M-SEARCH * HTTP/1.1\r\nHOST: 239.255.255.250:1900\r\nMAN: "ssdp:discover"\r\nMX: 1\r\nST: ${ZONE_PLAYER}\r\n\r\n`;
const search = () => searchFor(habits, SEARCH, { to: [GROUP] });
const everybody = () => habits.house.players.map(({ address }) => address);

describe("Most clients use the datagram's source address and port 1400, not LOCATION.", () => {
  it('finds a player behind every source address', async () => {
    const { from } = await search();
    expect(from).toEqual(everybody());
    const rooms = await Promise.all(
      from.map(async (address) => {
        const { body } = await get(address, '/xml/device_description.xml');
        return /<roomName>(.*)<\/roomName>/.exec(body)?.[1];
      }),
    );
    expect(rooms).toEqual(['Kitchen', 'Office', 'Living Room', 'Living Room']);
  });
});

describe('`LOCATION`, `SERVER: … (ZPSxx)` and `X-RINCON-HOUSEHOLD` are read in capitals, some with exactly one blank after the colon.', () => {
  /** A Sub says ANVIL. */
  it('are written so in every answer', async () => {
    const { texts } = await search();
    const id = habits.house.state.id.replaceAll(/[^\w]/g, '.');
    const written = [
      /^LOCATION: http:\/\/127\.102\.21\.1[1-4]:1400\/xml\/device_description\.xml$/m,
      /^SERVER: Linux UPnP\/1\.0 Sonos\/\d+\.\d+-\d+ \((?:ZPS\w+|ANVIL)\)$/m,
      new RegExp(`^X-RINCON-HOUSEHOLD: ${id}$`, 'm'),
    ];
    const odd = texts
      .map((text) => text.replaceAll('\r', ''))
      .filter((text) => !written.every((pattern) => pattern.test(text)));
    expect([texts.length, odd]).toEqual([everybody().length, []]);
  });
});

describe("All take the other players' addresses from ZoneGroupState (answer and event), `websocketUrl` and GetZoneInfo.IPAddress.", () => {
  const locations = (state: string): readonly string[] =>
    [...state.matchAll(/Location=(?:"|&quot;|&amp;quot;)http:\/\/([\d.]+):1400/g)]
      .map(([, address = '']) => address)
      .toSorted();

  it('has them in the answer', async () => {
    const { body } = await soap({
      address: habits.kitchen,
      path: '/ZoneGroupTopology/Control',
      serviceType: 'urn:schemas-upnp-org:service:ZoneGroupTopology:1',
      action: 'GetZoneGroupState',
    });
    expect(locations(body)).toEqual(everybody());
  });

  it('has them in the first event', async () => {
    const client = await startSubscriber(habits.own);
    await habits.say([
      'SUBSCRIBE /ZoneGroupTopology/Event HTTP/1.1',
      `HOST: ${habits.kitchen}:1400`,
      `CALLBACK: <http://${habits.own}:${client.port}/>`,
      'NT: upnp:event',
    ]);
    const [first] = await client.until(1);
    await client.close();
    expect(locations(first?.body ?? '')).toEqual(everybody());
  });

  it('has them in GetZoneInfo of each', async () => {
    const told = await Promise.all(
      everybody().map((address) => caller(address)('DeviceProperties', 'GetZoneInfo')),
    );
    expect(told).toMatchObject(everybody().map((IPAddress) => ({ IPAddress })));
  });

  it('has them in the websocketUrl of the local API', async () => {
    const client = await connectTo(habits.kitchen);
    const [, body] = await client.ask([
      { namespace: 'groups:1', command: 'getGroups', householdId: habits.house.state.id },
      {},
    ]);
    await client.close();
    // The Sub is no room of its own.
    const rooms = everybody().slice(0, 3);
    expect(body).toMatchObject({ players: rooms.map((address) => ({ websocketUrl: urlOf(address) })) });
  });
});
