import { expect, it } from 'vitest';
import { TonewallError } from '../../base/errors.ts';
import { journalFolder } from './folder.ts';

const flags = { state: 'state' };
const there = { stamp: async () => '1' };

it('is the one that was named, or that of the state folder', async () => {
  expect(await journalFolder(there, 'copy', flags)).toBe('copy');
  expect(await journalFolder(there, undefined, flags)).toBe('state/journal');
});

it('is said to be missing only where that is known', async () => {
  const missing = { stamp: async () => undefined };
  await expect(journalFolder(missing, 'copy', flags)).rejects.toMatchObject({
    code: 'journal-missing',
    message: 'there is no journal in copy',
  });
  const denied = new TonewallError('file-unreadable', 'cannot read state: permission denied');
  const hidden = { stamp: () => Promise.reject(denied) };
  await expect(journalFolder(hidden, undefined, flags)).rejects.toBe(denied);
});
