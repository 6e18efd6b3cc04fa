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
    arrive = onDatagram;
    return {
      local: GROUP,
      send: (bytes, to, by) => {
        did.push(`${String(bytes)} to ${to.host} by ${by ?? 'itself'}`);
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
    expect(opened).toEqual([
      {
        host: '224.0.0.251',
        port: 5353,
        reuse: true,
        hops: 255,
        multicast: {
          group: '224.0.0.251',
          interface: '10.0.30.1',
          also: ['10.0.10.1', '10.0.20.1'],
          ttl: 255,
          loopback: false,
        },
      },
    ]);
    const datagram = { bytes: Uint8Array.of(1), from: PHONE };
    arrive(datagram);
    expect(heard).toEqual([datagram]);
  });
  it('stays while the cards are the same, and is opened anew when they are others', async () => {
    const { link, opened, did } = linked();
    await link.settle(SIDES);
    expect(await link.settle({ ...SIDES })).toBe(false);
    expect(await link.settle({ ...SIDES, people: [HOME] })).toBe(true);
    expect([opened.length, did]).toEqual([2, ['closed']]);
    expect(await link.settle({ players: [], people: [] })).toBe(false);
    expect([opened.length, did]).toEqual([2, ['closed', 'closed']]);
  });
  it('is tried again when the port could not be had', async () => {
    const { link } = linked((attempt) => attempt === 1);
    await expect(link.settle(SIDES)).rejects.toThrow('in use');
    expect(await link.settle(SIDES)).toBe(true);
  });
  it('sends what was said before it is closed, and nothing after', async () => {
    const { link, did, pending } = linked();
    await link.settle(SIDES);
    link.toAll(Uint8Array.of(1), HOME);
    link.toOne(Uint8Array.of(2), PHONE);
    const closed = link.close();
    link.toOne(Uint8Array.of(3), PHONE);
    expect(did).toEqual(['1 to 224.0.0.251 by 10.0.10.1', '2 to 10.0.10.5 by itself']);
    for (const sent of pending) sent();
    await closed;
    expect(did.at(-1)).toBe('closed');
  });
});
