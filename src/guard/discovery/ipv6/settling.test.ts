import { expect, it } from 'vitest';
import { GUESTS, HOME } from '../../../../test/rig/mdns-records.ts';
import { silentLog } from '../../../ports/log.ts';
import { Settling } from './settling.ts';

const own = (card: string, address: string) => ({ card, address, hardware: '02:00:5e:00:53:01' });

function settling() {
  const settled: (readonly string[])[] = [];
  const said: unknown[] = [];
  const now = { problem: '' };
  const cards = [own(HOME.interface, 'fe80::1'), own(GUESTS.interface, '10.0.20.1')];
  const log = { ...silentLog, warn: (message: string, facts?: object) => void said.push([message, facts]) };
  const link = {
    settle: async (sides: readonly { readonly name: string }[]) => {
      settled.push(sides.map(({ name }) => name));
      if (now.problem !== '') throw new Error(now.problem);
    },
  };
  const kept = new Settling({ cards: { addresses: () => cards }, log }, link, 'nobody is found');
  return { kept, settled, said, now };
}

it('keeps the link on those sides alone where this computer speaks IPv6', async () => {
  const { kept, settled, said } = settling();
  await kept.settle([HOME, GUESTS]);
  expect([settled, said]).toEqual([[['home']], []]);
});

it('says once what fails, tries again, and says it again after it was well', async () => {
  const { kept, settled, said, now } = settling();
  const complaint = ['nobody is found', { problem: 'in use' }];
  now.problem = 'in use';
  for (let count = 0; count < 3; count += 1) await kept.settle([HOME]);
  expect([settled.length, said]).toEqual([3, [complaint]]);
  now.problem = '';
  await kept.settle([HOME]);
  now.problem = 'in use';
  await kept.settle([HOME]);
  expect(said).toEqual([complaint, complaint]);
});
