import { beforeEach, describe, expect, it } from 'vitest';
import { knownAddress as ip } from '../../base/address.ts';
import { ok } from '../../base/result.ts';
import { createSteeredClock, type SteeredClock } from '../../sim/rig/steered-clock.ts';
import type { UpstreamOutcome } from '../upstream/outcome.ts';
import type { UpstreamRequest } from '../upstream/request.ts';
import type { ShieldOutcome } from './outcome.ts';
import { Shield } from './shield.ts';

/** What was sent to the player and is not answered yet, by its path. */
let waiting: Map<string, (outcome: UpstreamOutcome) => void>;
let sent: string[];
let clock: SteeredClock;
let shield: Shield;

beforeEach(() => {
  waiting = new Map();
  sent = [];
  clock = createSteeredClock();
  const upstream = {
    send: ({ bytes }: { readonly bytes: Uint8Array }) => {
      const path = Buffer.from(bytes).toString().split(' ')[1] ?? '';
      sent.push(path);
      return new Promise<UpstreamOutcome>((resolve) => waiting.set(path, resolve));
    },
  };
  shield = new Shield({ clock, upstream }, { waitMs: 1000 });
});

const settle = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

async function answer(path: string, text: string): Promise<void> {
  waiting.get(path)?.(
    ok({ status: 200, reason: 'OK', headers: [], body: new Uint8Array(Buffer.from(text)) }),
  );
  waiting.delete(path);
  await settle();
}

const request = (path: string): UpstreamRequest => ({
  player: { host: ip('192.0.2.21'), port: 1400 },
  method: 'GET',
  path,
  headers: [],
});

const textOf = async (asked: Promise<ShieldOutcome>): Promise<string> => {
  const outcome = await asked;
  return outcome.ok ? Buffer.from(outcome.value.body).toString() : outcome.error.kind;
};
const read = (principal: string, path: string): Promise<string> =>
  textOf(shield.read({ principal, service: 'Any', request: request(path) }));
const write = (principal: string, path: string): Promise<string> =>
  textOf(shield.write({ principal, reaches: [], request: request(path) }));

describe('a read that is on its way when a write is sent', () => {
  it('is answered, and serves nobody else: neither beside the write nor after it', async () => {
    const before = read('ann', '/volume');
    const written = write('bob', '/set');
    await settle();
    const beside = read('cid', '/volume');
    expect(sent).toEqual(['/volume', '/set']);
    await answer('/volume', '20');
    expect([await before, sent]).toEqual(['20', ['/volume', '/set', '/volume']]);
    await answer('/volume', '20 or 30');
    expect(await beside).toBe('20 or 30');
    await answer('/set', 'done');
    expect(await written).toBe('done');
    const after = read('dan', '/volume');
    await settle();
    await answer('/volume', '30');
    expect([await after, await read('eve', '/volume')]).toEqual(['30', '30']);
    expect(sent.length).toBe(4);
  });
});

describe('identical reads', () => {
  it('share one that waits for its turn, which comes as early as for the first who wants it', async () => {
    void write('bob', '/set-1');
    void write('bob', '/set-2');
    await settle();
    const polled = ['/a', '/b', '/c'].map((path) => read('poller', path));
    const shared = read('ann', '/c');
    await answer('/set-1', 'done');
    await answer('/set-2', 'done');
    expect(sent).toEqual(['/set-1', '/set-2', '/a', '/c']);
    await answer('/c', 'seen');
    await answer('/a', 'seen');
    await answer('/b', 'seen');
    expect([await Promise.all(polled), await shared]).toEqual([['seen', 'seen', 'seen'], 'seen']);
  });

  it('are no longer joined 300 ms after they were sent', async () => {
    const first = read('ann', '/volume');
    await settle();
    clock.advance(300);
    const joined = read('bob', '/volume');
    clock.advance(1);
    const apart = read('cid', '/volume');
    await settle();
    expect(sent).toEqual(['/volume', '/volume']);
    await answer('/volume', 'new');
    expect(await apart).toBe('new');
    expect(await Promise.race([first, joined, Promise.resolve('waits')])).toBe('waits');
  });

  it('do not share that the first has waited too long', async () => {
    void write('bob', '/set-1');
    void write('bob', '/set-2');
    await settle();
    const first = read('ann', '/volume');
    clock.advance(600);
    const second = read('cid', '/volume');
    clock.advance(400);
    expect(await first).toBe('waited-too-long');
    await settle();
    await answer('/set-1', 'done');
    await answer('/volume', '20');
    expect(await second).toBe('20');
  });
});

describe('what is asked apart', () => {
  it('is neither shared nor kept, and makes nothing old', async () => {
    const volume = read('ann', '/volume');
    await settle();
    await answer('/volume', '20');
    const secret = (principal: string) => textOf(shield.ask({ principal, request: request('/secret') }));
    const [first] = [secret('ann'), secret('bob')];
    await settle();
    expect(sent).toEqual(['/volume', '/secret', '/secret']);
    expect([await volume, await read('bob', '/volume')]).toEqual(['20', '20']);
    expect(await Promise.race([first, Promise.resolve('waits')])).toBe('waits');
    expect(sent.length).toBe(3);
  });
});

describe('an exclusive section', () => {
  const alone = { principal: 'ann', players: ['192.0.2.21'] };

  it('ends for the others too when it fails', async () => {
    const failed = shield.exclusive(alone, () => Promise.reject(new Error('a bug')));
    const written = write('bob', '/set');
    await expect(failed).rejects.toThrow('a bug');
    await settle();
    await answer('/set', 'done');
    expect(await written).toBe('done');
  });

  it('goes before what waits for the player, and asks nobody else', async () => {
    void read('bob', '/a');
    void read('bob', '/b');
    void read('bob', '/c');
    const section = shield.exclusive(alone, async (ask) => {
      const volume = await textOf(ask('read', request('/volume')));
      return `${volume} ${await textOf(ask('write', request('/set')))}`;
    });
    await settle();
    await answer('/a', '');
    await answer('/b', '');
    expect(sent).toEqual(['/a', '/b', '/volume', '/c']);
    await answer('/volume', '20');
    await answer('/c', '');
    await answer('/set', 'done');
    expect(await section).toEqual({ ok: true, value: '20 done' });
    const elsewhere = { ...request('/'), player: { host: ip('192.0.2.22'), port: 1400 } };
    await expect(shield.exclusive(alone, (ask) => ask('read', elsewhere))).rejects.toThrow(
      'a section asks its own players only',
    );
  });

  it('is waited for no longer than any other turn', async () => {
    const never = Promise.withResolvers<void>();
    void shield.exclusive(alone, () => never.promise);
    const second = shield.exclusive({ ...alone, principal: 'bob' }, async () => 'in');
    clock.advance(1000);
    expect(await second).toEqual({
      ok: false,
      error: { kind: 'waited-too-long', detail: 'the player had no time for it', sent: false },
    });
  });
});

describe('a section of several', () => {
  const both = { principal: 'ann', players: ['192.0.2.21'] };

  it('writes beside other writes, and nobody is alone before it ends', async () => {
    const order: string[] = [];
    const section = shield.together(both, async (writeHere) => {
      const volume = await read('ann', '/volume');
      const done = await textOf(writeHere(request('/set')));
      order.push('together');
      return `${volume} ${done}`;
    });
    const alone = shield.exclusive({ ...both, principal: 'bob' }, async () => order.push('alone'));
    await settle();
    await answer('/volume', '20');
    expect([sent, order]).toEqual([['/volume', '/set'], []]);
    await answer('/set', 'done');
    expect(await section).toEqual({ ok: true, value: '20 done' });
    await alone;
    expect(order).toEqual(['together', 'alone']);
  });

  it('makes what was read of all its players old', async () => {
    const before = read('ann', '/volume');
    await settle();
    await answer('/volume', '20');
    await before;
    const section = shield.together(both, (writeHere) => textOf(writeHere(request('/set'))));
    await settle();
    await answer('/set', 'done');
    await section;
    const after = read('ann', '/volume');
    await settle();
    await answer('/volume', '30');
    expect(await after).toBe('30');
  });

  it('asks nobody else', async () => {
    const elsewhere = { ...request('/'), player: { host: ip('192.0.2.22'), port: 1400 } };
    await expect(shield.together(both, async (writeHere) => writeHere(elsewhere))).rejects.toThrow(
      'a section asks its own players only',
    );
  });
});
