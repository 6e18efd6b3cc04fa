import { describe, expect, it } from 'vitest';
import { GUESTS, HOME } from '../../../../test/rig/mdns-records.ts';
import { knownAddress } from '../../../base/address.ts';
import { silentLog } from '../../../ports/log.ts';
import type { Links, LinkOptions } from '../../../ports/links.ts';
import type { Datagram } from '../../../ports/net.ts';
import { LinkOfSides, type Speech } from './link-of-sides.ts';
import type { LinkSide } from './link-sides.ts';

const HOME_LINK: LinkSide = { ...HOME, ownOnLink: new Set(['fe80::1']) };
const GUESTS_LINK: LinkSide = { ...GUESTS, ownOnLink: new Set(['fe80::2']) };
const SPEECH = { group: { host: knownAddress('ff02::fb'), port: 5353 }, hops: 255 };
const PHONE = { host: knownAddress('fe80::5'), port: 5353 };

function linked(speech: Speech = SPEECH) {
  const opened: LinkOptions[] = [];
  const did: string[] = [];
  const pending: (() => void)[] = [];
  const refused = new Set<string>();
  const arrive = new Map<string, (datagram: Datagram) => void>();
  const datagrams: Links['datagrams'] = async (options, onDatagram) => {
    const { card, group } = options;
    if (refused.has(card) || refused.has(group.host)) throw new Error(`${card} is in use`);
    opened.push(options);
    arrive.set(card, onDatagram);
    arrive.set(`${card} ${group.host}`, onDatagram);
    return {
      local: group,
      send: (bytes, to) => {
        did.push(`${String(bytes)} to ${to.host}:${to.port} on ${card}`);
        return new Promise((resolve) => pending.push(resolve));
      },
      close: async () => void did.push(`closed ${card}`),
    };
  };
  const heard: string[] = [];
  const link = new LinkOfSides({ links: { datagrams }, log: silentLog }, speech, ({ from }, { name }) =>
    heard.push(`${from.host} of ${name}`),
  );
  return { link, opened, did, pending, refused, heard, arrive };
}

describe('the link', () => {
  it('hears the group on each side by itself, with 255 hops', async () => {
    const { link, opened, heard, arrive } = linked();
    await link.settle([HOME_LINK, GUESTS_LINK]);
    const options = { group: { host: 'ff02::fb', port: 5353 }, hops: 255 };
    expect(opened).toEqual([
      { ...options, card: 'eth10' },
      { ...options, card: 'eth20' },
    ]);
    arrive.get('eth20')?.({ bytes: Uint8Array.of(1), from: PHONE });
    expect(heard).toEqual(['fe80::5 of guests']);
  });
  it('speaks on the side that is told, and where there is none to nobody', async () => {
    const { link, did } = linked();
    await link.settle([HOME_LINK]);
    link.toOne(Uint8Array.of(1), PHONE, HOME);
    link.toAll(Uint8Array.of(2), HOME);
    link.toAll(Uint8Array.of(3), GUESTS);
    expect(did).toEqual(['1 to fe80::5:5353 on eth10', '2 to ff02::fb:5353 on eth10']);
  });
  it('stays while a side is the same, and is opened anew when it is another', async () => {
    const { link, opened, did } = linked();
    await link.settle([HOME_LINK, GUESTS_LINK]);
    await link.settle([{ ...HOME_LINK }, { ...GUESTS_LINK, card: 9 }]);
    await link.settle([HOME_LINK]);
    expect([opened.map(({ card }) => card), did]).toEqual([
      ['eth10', 'eth20', 'eth20'],
      ['closed eth20', 'closed eth20'],
    ]);
  });
  it('is had on the other sides where one cannot be, and that one is tried again', async () => {
    const { link, opened, refused } = linked();
    refused.add('eth10');
    await expect(link.settle([HOME_LINK, GUESTS_LINK])).rejects.toThrow('eth10 is in use');
    expect(opened.map(({ card }) => card)).toEqual(['eth20']);
    refused.clear();
    await link.settle([HOME_LINK, GUESTS_LINK]);
    expect(opened.map(({ card }) => card)).toEqual(['eth20', 'eth10']);
  });
  it('sends what was said before it is closed, and nothing after', async () => {
    const { link, did, pending } = linked();
    await link.settle([HOME_LINK]);
    link.toAll(Uint8Array.of(1), HOME);
    const closed = link.close();
    link.toAll(Uint8Array.of(2), HOME);
    expect(did).toEqual(['1 to ff02::fb:5353 on eth10']);
    for (const sent of pending) sent();
    await closed;
    expect(did.at(-1)).toBe('closed eth10');
  });
});

describe('the link of two groups', () => {
  const SITE = { host: knownAddress('ff05::c'), port: 1900 };
  const BOTH = { group: { host: knownAddress('ff02::c'), port: 1900 }, also: [SITE], hops: 2 };

  it('hears both, and speaks to the first', async () => {
    const { link, opened, heard, arrive, did, pending } = linked(BOTH);
    await link.settle([HOME_LINK]);
    expect(opened.map(({ group, hops }) => [group.host, hops])).toEqual([
      ['ff02::c', 2],
      ['ff05::c', 2],
    ]);
    for (const group of ['ff02::c', 'ff05::c'])
      arrive.get(`eth10 ${group}`)?.({ bytes: Uint8Array.of(1), from: PHONE });
    expect(heard).toEqual(['fe80::5 of home', 'fe80::5 of home']);
    link.toAll(Uint8Array.of(1), HOME);
    for (const sent of pending) sent();
    await link.close();
    expect(did).toEqual(['1 to ff02::c:1900 on eth10', 'closed eth10', 'closed eth10']);
  });
  it('is had with both or not at all, and is tried again', async () => {
    const { link, opened, refused, did } = linked(BOTH);
    refused.add('ff05::c');
    await expect(link.settle([HOME_LINK])).rejects.toThrow('eth10 is in use');
    link.toAll(Uint8Array.of(1), HOME);
    expect(did).toEqual(['closed eth10']);
    refused.clear();
    await link.settle([HOME_LINK]);
    expect(opened.map(({ group }) => group.host)).toEqual(['ff02::c', 'ff02::c', 'ff05::c']);
  });
});
