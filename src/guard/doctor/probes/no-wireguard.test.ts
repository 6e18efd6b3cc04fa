import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { GATEWAY, sceneOf, seenCards } from '../../../../test/rig/doctor.ts';
import { noWireguard } from './no-wireguard.ts';

const WANTED = GATEWAY.replace('interface: eth2', 'interface: wg0');
const look = (kernel: string | undefined, { config = WANTED, cards = ['eth0', 'eth1'] } = {}) =>
  noWireguard.look(
    sceneOf(
      {
        files: {
          ...seenCards(cards),
          ...(kernel === undefined ? {} : { '/proc/config.gz': gzipSync(kernel) }),
        },
      },
      config,
    ),
  );

it('fails where a segment needs it, its card is not there, and the kernel lacks it', async () => {
  expect(await look('')).toEqual({
    verdict: 'fail',
    evidence: ['wg0 (home) is not there, and it needs WireGuard in the kernel, which the kernel lacks.'],
    cures: ['Start a kernel with CONFIG_WIREGUARD'],
    sent: [],
  });
});

it('passes where the kernel has it, and cannot tell where that cannot be seen', async () => {
  expect((await look('CONFIG_WIREGUARD=m\n')).verdict).toBe('pass');
  expect(await look(undefined)).toMatchObject({
    verdict: 'inconclusive',
    cures: ['As root: modprobe wireguard'],
  });
});

it('is no matter where no segment needs it, or its card is there', async () => {
  expect(await look('', { config: GATEWAY })).toMatchObject({
    verdict: 'not-applicable',
    evidence: ['Nothing here needs WireGuard in the kernel, which the kernel lacks.'],
  });
  expect((await look('', { cards: ['wg0'] })).verdict).toBe('not-applicable');
  expect((await noWireguard.look(sceneOf({}))).verdict).toBe('not-applicable');
});
