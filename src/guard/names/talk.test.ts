import { expect, it } from 'vitest';
import { knownAddress } from '../../base/address.ts';
import type { Stream } from '../../ports/net.ts';
import { createSteeredClock } from '../../sim/rig/steered-clock.ts';
import { framed } from './stream-messages.ts';
import { talk } from './talk.ts';

const PLAYER = { host: knownAddress('10.0.30.21'), port: 4000 };

/** Says what it has, and then nothing until it is torn down. */
function talking(said: Uint8Array) {
  const left: Uint8Array[] = [said];
  const did: string[] = [];
  let tear: (cause: Error) => void = () => {};
  const stream: Stream = {
    local: PLAYER,
    remote: PLAYER,
    tls: undefined,
    read: async () => left.shift() ?? new Promise((_, reject) => (tear = reject)),
    write: async (bytes) => void did.push(`said ${[...Buffer.from(bytes)].join(' ')}`),
    close: () => did.push('closed'),
    letGo: () => did.push('let go'),
    destroy: () => {
      did.push('torn down');
      tear(new Error('torn down'));
    },
  };
  const clock = createSteeredClock();
  const over = talk(stream, {
    clock,
    answer: async (question) => (question[0] === 0 ? undefined : question),
  });
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  return { clock, did, over, settle };
}

it('answers one question after the other, and gives each ten seconds', async () => {
  const { clock, did, over, settle } = talking(
    Buffer.concat([framed(Uint8Array.of(7)), framed(Uint8Array.of(8))]),
  );
  await settle();
  expect(did).toEqual(['said 0 1 7', 'said 0 1 8']);
  clock.advance(9999);
  await settle();
  expect(did).toHaveLength(2);
  clock.advance(1);
  await over;
  expect(did.slice(2)).toEqual(['torn down', 'closed']);
});

it('ends with what is met by silence', async () => {
  const { did, over } = talking(Buffer.concat([framed(Uint8Array.of(0)), framed(Uint8Array.of(8))]));
  await over;
  expect(did).toEqual(['closed']);
});

it('answers 32 questions and no more', async () => {
  const all = Array.from({ length: 40 }, () => framed(Uint8Array.of(7)));
  const { did, over } = talking(Buffer.concat(all));
  await over;
  expect([did.length, did.at(-1)]).toEqual([33, 'closed']);
});
