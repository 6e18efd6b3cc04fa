import { expect, it } from 'vitest';
import { foundAt, idOf } from '../../../test/rig/guard/found-player.ts';
import type { KnownPlayer } from '../gateway/guarded-player.ts';
import { serviceMapOf } from '../request/service-map.ts';
import { ownNamed } from './own-named.ts';

const KITCHEN = foundAt(21, 'Kitchen');
const KNOWN: KnownPlayer = {
  id: idOf(KITCHEN),
  model: 'S13',
  build: '97.1-80312',
  services: serviceMapOf('S13', '97.1-80312'),
};

async function described(told: KnownPlayer | 'refuses' | undefined, isOwn = true) {
  const did: unknown[] = [];
  const describe = ownNamed(async () => told, {
    learnt: { isOwn: () => isOwn, note: (_, what) => void did.push(what) },
    neighbours: { hardwareOf: (address) => (address === '10.0.30.21' ? '00:0e:58:a0:00:21' : undefined) },
    onAnother: ({ room }) => void did.push(`another in ${room}`),
  });
  return { found: await describe(KITCHEN), did };
}

it('is what answers under its own name, and that is learnt', async () => {
  expect(await described(KNOWN)).toEqual({
    found: KNOWN,
    did: [{ id: KNOWN.id, hardware: '00:0e:58:a0:00:21' }],
  });
});

it('is none that has the name of another, and nothing of it is learnt', async () => {
  expect(await described(KNOWN, false)).toEqual({ found: 'another', did: ['another in Kitchen'] });
});

it('is nobody that tells no name', async () => {
  expect(await described('refuses')).toEqual({ found: 'refuses', did: [] });
  expect(await described(undefined)).toEqual({ found: undefined, did: [] });
});
