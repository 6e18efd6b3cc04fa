import { decode, encode } from 'dns-packet';
import { createConnection } from 'node:net';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { foundAt } from '../../../test/rig/guard/found-player.ts';
import { createResolverRig } from '../../../test/rig/guard/resolver.ts';
import type { Gateway } from '../../config/config.ts';
import { readConfig } from '../../config/read.ts';
import { nodeNet } from '../../host/net.ts';
import type { JournalEntry } from '../../journal/entry.ts';
import { silentLog } from '../../ports/log.ts';
import { knownAddress } from '../../base/address.ts';
import { RESOLVER_PORT } from '../firewall/local-ports.ts';
import type { FirewallAnswer } from '../firewall/questions.ts';
import { NameDoor } from './name-door.ts';

/** Behind the card of the segment of players is this computer's loopback: what is asked there is asked of real sockets. */
const gatewayWith = (internet: string): Gateway | undefined => {
  const config = readConfig(
    `version: 1
players: { Kitchen: { address: 127.0.0.1 } }
segments:
  - { name: speakers, interface: eth1, network: 127.0.0.0/24, holds: players${internet} }
  - { interface: eth0, holds: internet }
`,
    'tonewall.yaml',
  );
  return config.ok ? config.value.gateway : undefined;
};
const LISTED = gatewayWith(", internet: { names: ['*.sonos.com'], resolver: 9.9.9.9 }");

let close: () => Promise<void> = async () => {};
afterEach(() => close());

interface House {
  readonly helper?: FirewallAnswer | undefined;
}

async function house(gateway: Gateway | undefined, { helper }: House = { helper: { answer: 'admitted' } }) {
  const rig = createResolverRig();
  const net = { ...nodeNet(), interfaces: () => LOOPBACK, datagrams: listening(rig) };
  const journal: JournalEntry[] = [];
  const door = new NameDoor({
    ...rig.ports,
    net,
    log: silentLog,
    cards: { addresses: () => [] },
    journal: { append: (entry) => journal.push(entry) > 0 },
    firewall: async ({ ask }) => (ask === 'cut-off' && helper ? { answer: 'cut-off', players: [] } : helper),
    places: () => [{ ...foundAt(21, 'Kitchen'), endpoint: { host: knownAddress('127.0.0.1'), port: 1400 } }],
  });
  close = () => door.close();
  door.follow(gateway);
  await opened(door, gateway);
  return { rig, door, journal };
}

const LOOPBACK = [{ name: 'eth1', address: knownAddress('127.0.0.1'), prefix: 8, loopback: true }];

/** Players are heard on real sockets, and the resolver on one that a test answers at. */
const listening =
  (rig: ReturnType<typeof createResolverRig>): ReturnType<typeof nodeNet>['datagrams'] =>
  (options, onDatagram) =>
    options.port === RESOLVER_PORT
      ? nodeNet().datagrams(options, onDatagram)
      : rig.ports.net.datagrams(options, onDatagram);

const SOON = { timeout: 15_000, interval: 5 };

const opened = (door: NameDoor, gateway: Gateway | undefined): Promise<void> =>
  vi.waitFor(async () => {
    if (gateway?.players[0].internet) expect(await byStream(question('sonos.com'))).toBeDefined();
    expect(door.now() === undefined).toBe(gateway?.players[0].internet === undefined);
  }, SOON);

const question = (name: string): Buffer => encode({ type: 'query', id: 7, questions: [{ type: 'A', name }] });
const codeIn = (bytes: Buffer | undefined): unknown => bytes && Object(decode(bytes)).rcode;

async function byDatagram(bytes: Buffer): Promise<Buffer> {
  const socket = createSocket('udp4');
  socket.send(bytes, RESOLVER_PORT, '127.0.0.1');
  const [answer] = await once(socket, 'message');
  socket.close();
  return answer;
}

/** Undefined where nobody listens, and where it is ended without an answer. */
function byStream(...all: readonly Buffer[]): Promise<Buffer | undefined> {
  return new Promise((resolve) => {
    const socket = createConnection(RESOLVER_PORT, '127.0.0.1');
    let heard = Buffer.alloc(0);
    for (const bytes of all)
      socket.write(Buffer.concat([Uint8Array.of(bytes.length >>> 8, bytes.length & 255), bytes]));
    socket.on('error', () => resolve(undefined));
    socket.on('close', () => resolve(undefined));
    socket.on('data', (piece) => {
      heard = Buffer.concat([heard, piece]);
      const length = heard.length < 2 ? Number.POSITIVE_INFINITY : heard.readUInt16BE(0);
      if (heard.length < 2 + length) return;
      resolve(heard.subarray(2, 2 + length));
      socket.destroy();
    });
  });
}

describe('the door for names', () => {
  it('answers by UDP and by TCP, and tells an owner what was refused', async () => {
    const { door, journal } = await house(LISTED);
    expect(codeIn(await byDatagram(question('ads.example.org')))).toBe('NXDOMAIN');
    expect(codeIn(await byStream(question('spy.example.org')))).toBe('NXDOMAIN');
    const asker = { address: '127.0.0.1', segment: 'speakers', room: 'Kitchen' };
    expect(door.now()).toEqual({
      works: true,
      refused: [{ ...asker, names: ['ads.example.org', 'spy.example.org'] }],
    });
    expect(journal.map(({ kind, facts }) => [kind, facts['name']])).toEqual([
      ['name-refused', 'ads.example.org'],
      ['name-refused', 'spy.example.org'],
    ]);
  });

  it('asks the resolver of the segment', async () => {
    const { rig } = await house(LISTED);
    const asked = byDatagram(question('api.sonos.com'));
    await vi.waitFor(() => expect(rig.sent).toHaveLength(1), SOON);
    rig.answer(rig.reply({ name: 'api.sonos.com', answers: ['1.2.3.4'] }));
    expect(Object(decode(await asked)).answers).toMatchObject([{ type: 'A', data: '1.2.3.4' }]);
    expect(rig.sent.map(({ to }) => to.host)).toEqual(['9.9.9.9']);
  });

  it('ends a stream that says what is no question, or too much of one', async () => {
    await house(LISTED);
    expect(await byStream(Buffer.of(1, 2, 3))).toBe(undefined);
    expect(await byStream(Buffer.alloc(600))).toBe(undefined);
  });

  it('hears one address four times at once', async () => {
    await house(LISTED);
    const held = Array.from({ length: 4 }, () => createConnection(RESOLVER_PORT, '127.0.0.1'));
    await Promise.all(held.map((socket) => once(socket, 'connect')));
    expect(await byStream(question('sonos.com'))).toBe(undefined);
    for (const socket of held) socket.destroy();
    await vi.waitFor(async () => expect(codeIn(await byStream(question('sonos.com')))).toBe('NOERROR'), SOON);
  });

  it('says that nothing works where nobody changes the firewall', async () => {
    const { door } = await house(LISTED, { helper: undefined });
    await vi.waitFor(() => expect(door.now()).toEqual({ works: false, refused: [] }), SOON);
  });

  it('is shut where no segment has a list, and when it is closed', async () => {
    const { door } = await house(gatewayWith(''));
    expect([door.now(), await byStream(question('sonos.com'))]).toEqual([undefined, undefined]);
    door.follow(LISTED);
    await opened(door, LISTED);
    expect(codeIn(await byStream(question('sonos.com')))).toBe('NOERROR');
    await door.close();
    expect(await byStream(question('sonos.com'))).toBe(undefined);
  });
});
