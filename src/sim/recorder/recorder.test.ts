import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { realClock } from '../rig/ports.ts';
import { createRecorder, type Observed, type RecorderOptions } from './recorder.ts';

const PEER = { address: '192.0.2.9', port: 40_000 };
const post = (body: string): Observed => ({
  direction: 'in',
  door: 'tcp',
  peer: PEER,
  method: 'POST',
  target: '/AVTransport/Control',
  body,
});

const recorderWith = (options: Partial<RecorderOptions>) =>
  createRecorder({ clock: { ...realClock, now: () => 1000 }, maxEntries: 100, maxBodyChars: 10, ...options });

it('keeps the beginning of a long body and says so', () => {
  const recorder = recorderWith({});
  recorder.record(post('0123456789'));
  recorder.record(post('0123456789x')).note({ status: 413 });
  expect(recorder.entries()).toEqual([
    { ...post('0123456789'), number: 1, at: 1000, headers: [], bodyTruncated: false },
    { ...post('0123456789'), number: 2, at: 1000, headers: [], bodyTruncated: true, status: 413 },
  ]);
});

it('takes a body that comes later', () => {
  const recorder = recorderWith({});
  recorder.record(post('')).note({ body: '0123456789x', outcome: 'gone' });
  expect(recorder.entries()).toMatchObject([{ body: '0123456789', bodyTruncated: true, outcome: 'gone' }]);
});

const LONG = 131_072;

const recordLong = (options: Partial<RecorderOptions>) => {
  const recorder = recorderWith({ maxEntries: 20_000, maxBodyChars: 16_384, ...options });
  for (let index = 0; index < 1000; index += 1) {
    recorder.record(post(Buffer.alloc(LONG, 65 + (index % 26)).toString('latin1')));
  }
  return recorder;
};

/** Bytes of the heap that something still holds. */
function heldBytes(): number {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc()');
  return process.memoryUsage().heapUsed;
}

it('the rest of long bodies does not stay in memory', () => {
  const before = heldBytes();
  const recorder = recordLong({ maxChars: 1000 * LONG });
  // 1,000 beginnings are 16 MB, 1,000 whole bodies 125 MB.
  expect(heldBytes() - before).toBeLessThan(50 * 1024 * 1024);
  expect(recorder.entries()).toHaveLength(1000);
});

it('all bodies together have a bound', () => {
  // 16,384 characters of body, 25 of method and target and 256 for the rest: 62 of them fit into a mebi of characters.
  expect(recordLong({ maxChars: 1024 * 1024 }).entries()).toHaveLength(62);
});

it('a flood at one door pushes nothing out of another', () => {
  const recorder = recorderWith({ maxEntries: 3 });
  recorder.record(post('first'));
  for (let count = 0; count < 50; count += 1)
    recorder.record({ direction: 'in', door: 'udp', peer: PEER, method: 'M-SEARCH', target: 'ssdp:all' });
  expect(recorder.entries().map(({ number, method }) => `${number} ${method}`)).toEqual([
    '1 POST',
    '49 M-SEARCH',
    '50 M-SEARCH',
    '51 M-SEARCH',
  ]);
});

it('marks what changed the state, with hashes before and after', () => {
  let state = 'a';
  const recorder = recorderWith({ hash: () => state });
  recorder.record(post('')).attribute(() => undefined);
  recorder.record(post('')).attribute(() => {
    state = 'b';
    recorder.stateChanged();
  });
  expect(recorder.entries().map(({ effect }) => effect)).toEqual([undefined, { before: 'a', after: 'b' }]);
});

it('selects by door, direction, player and number', () => {
  const recorder = recorderWith({});
  recorder.record({ ...post(''), playerId: 'A' });
  recorder.record({ ...post(''), playerId: 'B', door: 'tls' });
  recorder.record({ ...post(''), playerId: 'A', direction: 'out', door: 'media' });
  const numbers = (filter: Parameters<typeof recorder.entries>[0]) =>
    recorder.entries(filter).map(({ number }) => number);
  expect([
    numbers({ playerId: 'A' }),
    numbers({ door: 'tls' }),
    numbers({ direction: 'out' }),
    numbers({ after: 1 }),
  ]).toEqual([[1, 3], [2], [3], [2, 3]]);
  recorder.clear();
  expect(recorder.entries()).toEqual([]);
});
