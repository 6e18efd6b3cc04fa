import { createSocket } from 'node:dgram';
import { networkInterfaces } from 'node:os';
import { afterEach, describe, expect, it, type TestContext } from 'vitest';
import { knownAddress } from '../base/address.ts';
import { isLinkLocal } from '../base/link-local.ts';
import type { Datagram, DatagramSocket } from '../ports/net.ts';
import { linkDatagrams } from './link-datagrams.ts';

const GROUP = knownAddress('ff02::fb');
const PORT = 47_353;

/** A card of this machine that is on a link, and the own address there. */
const here = Object.entries(networkInterfaces()).flatMap(([card, addresses = []]) =>
  addresses.filter(({ address }) => isLinkLocal(address)).map(({ address }) => ({ card, address })),
)[0];

const linkOf = (context: TestContext): NonNullable<typeof here> =>
  here ?? context.skip('no card of this machine has an address of a link');

const sockets: DatagramSocket[] = [];
afterEach(() => Promise.all(sockets.splice(0).map((socket) => socket.close())));

async function opened(card: string): Promise<{ socket: DatagramSocket; heard: Datagram[] }> {
  const heard: Datagram[] = [];
  const options = { card, group: { host: GROUP, port: PORT }, hops: 255 };
  const socket = await linkDatagrams(options, (datagram) => heard.push(datagram));
  sockets.push(socket);
  return { socket, heard };
}

/** By a socket of another program. */
async function say(text: string, to: string): Promise<void> {
  const socket = createSocket('udp6');
  await new Promise((resolve) => socket.send(text, PORT, to, resolve));
  await new Promise<void>((resolve) => socket.close(resolve));
}

describe('datagrams of a link', () => {
  it('cannot be had on a card that is not there', async () => {
    await expect(opened('none-such')).rejects.toMatchObject({ code: 'address-unavailable' });
  });

  it('are what comes to the group on that card, with the address there and no zone', async (context) => {
    const { card, address } = linkOf(context);
    const { heard } = await opened(card);
    const beside = await opened(card);
    await say('alone', `${address}%${card}`);
    await say('to all', `${GROUP}%${card}`);
    await expect.poll(() => [heard.length, beside.heard.length], { timeout: 10_000 }).toEqual([1, 1]);
    expect(heard.map(({ bytes, from }) => [String(bytes), from.host])).toEqual([['to all', address]]);
  });

  it('do not come back, and fail with a code where they cannot go', async (context) => {
    const { card } = linkOf(context);
    const { socket, heard } = await opened(card);
    await socket.send('own', { host: GROUP, port: PORT });
    await expect(socket.send('x'.repeat(70_000), { host: GROUP, port: PORT })).rejects.toMatchObject({
      code: 'network-refused',
    });
    await say('other', `${GROUP}%${card}`);
    await expect.poll(() => heard.length, { timeout: 10_000 }).toBe(1);
    expect(heard.map(({ bytes }) => String(bytes))).toEqual(['other']);
  });
});
