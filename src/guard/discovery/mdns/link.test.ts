import { describe, expect, it } from 'vitest';
import { HOME, SIDES } from '../../../../test/rig/mdns-records.ts';
import { type Endpoint, knownAddress } from '../../../base/address.ts';
import { silentLog } from '../../../ports/log.ts';
import type { Datagram, DatagramOptions, Net } from '../../../ports/net.ts';
import { GROUP, Link } from './link.ts';

const PHONE: Endpoint = { host: knownAddress('10.0.10.5'), port: 5353 };

function linked(refuse: (attempt: number) => boolean = () => false) {
  const opened: DatagramOptions[] = [];
  const did: string[] = [];
  const pending: (() => void)[] = [];
  let arrive: (datagram: Datagram) => void = () => {};
  const datagrams: Net['datagrams'] = async (options, onDatagram) => {
    opened.push(options);
    if (refuse(opened.length)) throw new Error('in use');
    if (options.multicast?.from === undefined) arrive = onDatagram;
    return {
      local: GROUP,
      send: (bytes, to, by) => {
        did.push(`${String(bytes)} to ${to.host} by ${by ?? options.multicast?.from}`);
        return new Promise((resolve) => pending.push(resolve));
      },
      close: async () => void did.push('closed'),
    };
  };
  const heard: Datagram[] = [];
  const net = { datagrams } as Partial<Net> as Net;
  const link = new Link({ net, log: silentLog }, (datagram) => heard.push(datagram));
  return { link, opened, did, pending, heard, arrive: (datagram: Datagram) => arrive(datagram) };
}

describe('the link', () => {
  it('hears the group on every side, beside a responder of this computer', async () => {
    const { link, opened, heard, arrive } = linked();
    expect(await link.settle(SIDES)).toBe(true);
    const [first, ...others] = ['10.0.30.1', '10.0.10.1', '10.0.20.1'];
    const multicast = { group: '224.0.0.251', interface: first, also: others, ttl: 255, loopback: false };
    expect(opened[0]).toEqual({ host: '224.0.0.251', port: 5353, reuse: true, hops: 255, multicast });
    const datagram = { bytes: Uint8Array.of(1), from: PHONE };
    arrive(datagram);
    expect(heard).toEqual([datagram]);
  });
  it('has for each side a socket that hears nobody, whatever the group is told on any of them', async () => {
    const { link, opened } = linked();
    await link.settle(SIDES);
    expect(opened.slice(1).map(({ multicast }) => multicast)).toEqual(
      [
        ['10.0.30.1', ['10.0.10.1', '10.0.20.1']],
        ['10.0.10.1', ['10.0.30.1', '10.0.20.1']],
        ['10.0.20.1', ['10.0.30.1', '10.0.10.1']],
      ].map(([own, also]) => ({
        group: '224.0.0.251',
        from: own,
        interface: own,
        also,
        ttl: 255,
        loopback: false,
      })),
    );
  });
  it('stays while the cards are the same, and is opened anew when they are others', async () => {
    const { link, opened, did } = linked();
    await link.settle(SIDES);
    expect(await link.settle({ ...SIDES })).toBe(false);
    expect(await link.settle({ ...SIDES, people: [HOME] })).toBe(true);
    expect([opened.length, did.length]).toEqual([4 + 3, 4]);
    expect(await link.settle({ players: [], people: [] })).toBe(false);
    expect([opened.length, did]).toEqual([4 + 3, Array.from({ length: 4 + 3 }, () => 'closed')]);
  });
  it('is tried again when the port could not be had', async () => {
    const { link, did } = linked((attempt) => attempt === 1);
    await expect(link.settle(SIDES)).rejects.toThrow('in use');
    expect(did).toEqual(['closed', 'closed', 'closed']);
    expect(await link.settle(SIDES)).toBe(true);
  });
  it('sends what was said before it is closed, and nothing after', async () => {
    const { link, did, pending } = linked();
    await link.settle(SIDES);
    link.toAll(Uint8Array.of(1), HOME);
    link.toOne(Uint8Array.of(2), PHONE, HOME);
    const closed = link.close();
    link.toOne(Uint8Array.of(3), PHONE, HOME);
    await new Promise(setImmediate);
    // Those of the other two sides, of which nothing is under way.
    expect(did).toEqual(['1 to 224.0.0.251 by 10.0.10.1', '2 to 10.0.10.5 by 10.0.10.1', 'closed', 'closed']);
    for (const sent of pending) sent();
    await closed;
    expect(did.slice(4)).toEqual(['closed', 'closed']);
  });
});
