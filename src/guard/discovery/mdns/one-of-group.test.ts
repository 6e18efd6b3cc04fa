import { expect, it } from 'vitest';
import { knownAddress } from '../../../base/address.ts';
import { TonewallError } from '../../../base/errors.ts';
import { createSteeredClock } from '../../../sim/rig/steered-clock.ts';
import { OneOfGroup } from './one-of-group.ts';

const SAID = { bytes: Uint8Array.of(1), to: { host: knownAddress('10.0.10.5'), port: 5353 } };

const failing = (code: string): TonewallError =>
  new TonewallError('network-refused', 'cannot send', { cause: Object.assign(new Error(code), { code }) });

/** A kernel with rules that take what goes to the port, or without; or one that fails. */
function speaking(kernel: { failure?: Error | undefined }) {
  const clock = createSteeredClock();
  const went: number[] = [];
  const oneOfGroup = new OneOfGroup(clock);
  const socket = {
    send: async (_: unknown, { port }: { readonly port: number }) => {
      went.push(port);
      if (port !== 5353 && kernel.failure) throw kernel.failure;
    },
  };
  return {
    clock,
    went,
    say: () => oneOfGroup.send(socket, SAID),
    sayUnasked: () => oneOfGroup.sendUnasked(socket, SAID),
  };
}

it('is said once where rules take it', async () => {
  const { went, say } = speaking({ failure: failing('EPERM') });
  await say();
  expect(went).toEqual([21_397]);
});

it('is said plainly where nothing takes it, and for a minute nothing else is tried', async () => {
  const kernel: { failure?: Error } = {};
  const { clock, went, say } = speaking(kernel);
  await say();
  await say();
  expect(went).toEqual([21_397, 5353, 5353]);
  kernel.failure = failing('EPERM');
  clock.advance(60_000);
  await say();
  expect(went).toEqual([21_397, 5353, 5353, 21_397]);
});

it.each([failing('ENETUNREACH'), new Error('EPERM')])(
  'fails where it cannot be sent otherwise: %s',
  async (failure) => {
    const { went, say } = speaking({ failure });
    await expect(say()).rejects.toBe(failure);
    expect(went).toEqual([21_397]);
  },
);

it('is not said plainly where it was not asked for: it would be ignored', async () => {
  const { went, sayUnasked } = speaking({});
  await sayUnasked();
  await sayUnasked();
  expect(went).toEqual([21_397]);
});
