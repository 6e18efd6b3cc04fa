import { describe, expect, it } from 'vitest';
import { knownAddress as ip } from '../../base/address.ts';
import type { Stream } from '../../ports/net.ts';
import { createSteeredClock } from '../../sim/rig/steered-clock.ts';
import { Peer } from './peer.ts';

interface Held {
  readonly stream: Stream;
  readonly written: Uint8Array[];
  readonly state: () => 'open' | 'closed' | 'destroyed';
  readonly give: (bytes: string) => void;
}

/** A stream whose writes are taken or wait for ever. */
function held(takesWrites = true): Held {
  const written: Uint8Array[] = [];
  let state: ReturnType<Held['state']> = 'open';
  const incoming: Uint8Array[] = [];
  let wake = (): void => {};
  const isOpen = (): boolean => state === 'open';
  const at = { host: ip('192.0.2.1'), port: 1 };
  const end = (how: 'closed' | 'destroyed'): void => {
    if (state !== 'destroyed') state = how;
    wake();
  };
  const stream: Stream = {
    local: at,
    remote: at,
    tls: undefined,
    write: (bytes) => {
      if (typeof bytes !== 'string') written.push(bytes);
      return takesWrites ? Promise.resolve() : new Promise(() => {});
    },
    read: async () => {
      while (incoming.length === 0 && isOpen())
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      return incoming.shift();
    },
    close: () => end('closed'),
    destroy: () => end('destroyed'),
    letGo: () => end('destroyed'),
  };
  return {
    stream,
    written,
    state: () => state,
    give: (hex) => {
      incoming.push(new Uint8Array(Buffer.from(hex, 'hex')));
      wake();
    },
  };
}

const ports = () => {
  const clock = createSteeredClock();
  return { clock, random: { bytes: (count: number) => new Uint8Array(count).fill(1), uuid: () => '' } };
};

const LIMITS = { maxMessageBytes: 100, maxFragments: 4 };
const turn = (): Promise<void> => new Promise((resolve) => void setTimeout(resolve, 5));

async function listen(peer: Peer): Promise<unknown[]> {
  const messages: unknown[] = [];
  for await (const message of peer.messages()) messages.push(message);
  return messages;
}

describe('a peer', () => {
  it('gives messages of either kind, answers pings, and closes with who closes', async () => {
    const { stream, written, give, state } = held();
    const peer = new Peer(ports(), stream, { peer: 'client', limits: LIMITS });
    const heard = listen(peer);
    give('81820000000041428981000000007a8281000000004388820000000003e8');
    expect(await heard).toEqual(['AB', Uint8Array.of(0x43)]);
    await turn();
    expect([written.map((bytes) => Buffer.from(bytes).toString('hex')), state()]).toEqual([
      ['8a017a', '880203e8'],
      'closed',
    ]);
  });

  it('masks what it says to a server', async () => {
    const { stream, written } = held();
    new Peer(ports(), stream, { peer: 'server', limits: LIMITS }).send('AB');
    await turn();
    expect(written.map((bytes) => Buffer.from(bytes).toString('hex'))).toEqual(['8182010101014043']);
  });

  it('that does not read is let go when too much waits for it', () => {
    const { stream, state } = held(false);
    const peer = new Peer(ports(), stream, { peer: 'client', limits: LIMITS });
    const text = 'a'.repeat(262_000);
    for (let count = 0; count < 4; count += 1) peer.send(text);
    const before = state();
    peer.send(text);
    expect([before, state()]).toEqual(['open', 'destroyed']);
  });

  it('that does not take one write in ten seconds is let go', () => {
    const { stream, state } = held(false);
    const given = ports();
    const peer = new Peer(given, stream, { peer: 'client', limits: LIMITS });
    peer.send('a');
    given.clock.advance(9999);
    const before = state();
    given.clock.advance(1);
    expect([before, state()]).toEqual(['open', 'destroyed']);
  });

  it('that is silent is pinged, and let go after a minute and a half', async () => {
    const { stream, written, state } = held();
    const given = ports();
    const silent = new Peer(given, stream, { peer: 'client', limits: LIMITS });
    given.clock.advance(30_000);
    await turn();
    const pinged = written.map((bytes) => Buffer.from(bytes).toString('hex'));
    given.clock.advance(30_000);
    const before = state();
    given.clock.advance(30_000);
    silent.send('nobody hears this');
    expect([pinged, before, state()]).toEqual([['8900'], 'open', 'destroyed']);
  });
});
