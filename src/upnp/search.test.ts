import { afterEach, describe, expect, it, vi } from 'vitest';
import { type IpAddress, knownAddress as ip } from '../base/address.ts';
import { nodeClock } from '../host/clock.ts';
import { nodeNet } from '../host/net.ts';
import { silentLog } from '../ports/log.ts';
import type { DatagramSocket, Net } from '../ports/net.ts';
import { parseSsdp } from '../wire/ssdp/parse.ts';
import { writeAnnouncement, writeSearchResponse } from '../wire/ssdp/write.ts';
import { SEARCH_TARGETS, search, type SearchOptions } from './search.ts';

const ports = { net: nodeNet(), clock: nodeClock(), log: silentLog };
const open: DatagramSocket[] = [];
afterEach(() => Promise.all(open.splice(0).map((socket) => socket.close())));

const GROUP = { host: ip('239.255.255.250'), port: 1900 };
const TARGET = 'urn:schemas-upnp-org:device:ZonePlayer:1';

/** A device that answers each unicast search with these datagrams. */
async function device(host: IpAddress, answers: readonly (Uint8Array | string)[]): Promise<void> {
  const socket = await ports.net.datagrams({ host, port: 1900, reuse: true }, ({ bytes, from }) => {
    const parsed = parseSsdp(bytes);
    if (parsed.ok && parsed.value.kind === 'search')
      for (const answer of answers) void socket.send(answer, from);
  });
  open.push(socket);
}

const answer = (location: string, usn = 'uuid:RINCON_1'): Uint8Array =>
  writeSearchResponse({
    location,
    server: 'Linux UPnP/1.0 Sonos/97.1-80312 (ZPS13)',
    searchTarget: TARGET,
    usn,
    maxAge: 1800,
  });

const ask = (address: IpAddress, more: Partial<SearchOptions> = {}) =>
  search(ports, {
    interfaces: [ip('127.32.3.1')],
    addresses: [address],
    targets: [TARGET],
    listenMs: 150,
    repeats: 1,
    ...more,
  });

describe('a search', () => {
  it('keeps what answered, once, with the source of the datagram', async () => {
    const host = ip('127.32.3.2');
    const location = 'http://127.32.3.2:1400/xml/device_description.xml';
    await device(host, [answer(location), answer(location)]);
    const { sightings, refusals, dropped } = await ask(host, { repeats: 2 });
    const mine = sightings.filter(({ from }) => from.host === host);
    expect(mine).toMatchObject([
      { from: { host, port: 1900 }, message: { kind: 'response', location }, foreignLocation: false },
    ]);
    expect({ refusals: refusals.filter(({ from }) => from.host === host), dropped }).toEqual({
      refusals: [],
      dropped: 0,
    });
  });

  it('marks a location that points elsewhere', async () => {
    const host = ip('127.32.3.3');
    await device(host, [answer('http://203.0.113.9:1400/x'), answer('nonsense', 'uuid:2')]);
    const { sightings } = await ask(host);
    expect(
      sightings.filter(({ from }) => from.host === host).map(({ foreignLocation }) => foreignLocation),
    ).toEqual([true, true]);
  });

  it('bounds what one source can make it keep, and counts refusals by source', async () => {
    const host = ip('127.32.3.4');
    await device(
      host,
      Array.from({ length: 200 }, (_, index) => `garbage ${index}\r\n\r\n`),
    );
    const { sightings, refusals, dropped } = await ask(host);
    expect(sightings.filter(({ from }) => from.host === host)).toEqual([]);
    expect(refusals).toMatchObject([
      { from: { host, port: 1900 }, count: 128, refusal: { format: 'ssdp', kind: 'malformed' } },
    ]);
    expect(dropped).toBe(72);
  });

  it('hears announcements to the group while it runs, alive and byebye', async () => {
    const own = ip('127.32.3.1');
    const host = ip('127.32.3.6');
    const multicast = { interface: own, ttl: 1, loopback: true };
    const announcer = await ports.net.datagrams({ host, port: 0, multicast }, () => {});
    open.push(announcer);
    const announce = async (): Promise<void> => {
      await ports.clock.sleep(60);
      const [nt, usn] = [TARGET, 'uuid:RINCON_6'];
      const location = `http://${host}:1400/xml/device_description.xml`;
      for (const message of [{ nts: 'ssdp:alive', location } as const, { nts: 'ssdp:byebye' } as const])
        await announcer.send(writeAnnouncement({ ...message, nt, usn }), GROUP);
    };
    const [{ sightings, failures }] = await Promise.all([
      ask(ip('127.32.3.7'), { announcements: true, listenMs: 300 }),
      announce(),
    ]);
    const mine = sightings.filter(({ from }) => from.host === host);
    expect({
      kinds: mine.map(({ message }) => message.kind === 'announcement' && message.nts),
      failures,
    }).toEqual({
      kinds: ['ssdp:alive', 'ssdp:byebye'],
      failures: [],
    });
  });

  it('asks the addresses given where no interface is, and no group', async () => {
    const host = ip('127.101.3.2');
    await device(host, [answer(`http://${host}:1400/xml/device_description.xml`)]);
    const { sightings, failures } = await ask(host, { interfaces: [] });
    expect([sightings.map(({ from }) => from.host), failures]).toEqual([[host], []]);
  });

  it('opens nothing where it has nobody to ask', async () => {
    const opened = vi.fn<Net['datagrams']>();
    const net = { ...ports.net, datagrams: opened };
    await search({ ...ports, net }, { interfaces: [], targets: SEARCH_TARGETS, listenMs: 1, repeats: 1 });
    expect(opened).not.toHaveBeenCalled();
  });

  it('asks by multicast on the interface given', async () => {
    const own = ip('127.32.3.1');
    const heard: unknown[] = [];
    const multicast = { group: GROUP.host, interface: own, ttl: 1 };
    const member = await ports.net.datagrams({ ...GROUP, reuse: true, multicast }, ({ bytes, from }) => {
      const parsed = parseSsdp(bytes);
      if (from.host === own && parsed.ok && parsed.value.kind === 'search')
        heard.push(parsed.value.searchTarget);
    });
    open.push(member);
    await ask(ip('127.32.3.8'), { targets: SEARCH_TARGETS, repeats: 2 });
    expect(heard).toEqual([...SEARCH_TARGETS, ...SEARCH_TARGETS]);
  });

  it('says on which interface nothing could be sent', async () => {
    const { failures } = await ask(ip('127.32.3.5'), { interfaces: [ip('192.0.2.99')] });
    expect(failures).toMatchObject([{ interface: '192.0.2.99' }]);
  });
});
