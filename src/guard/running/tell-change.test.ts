import { expect, it } from 'vitest';
import { foundAt } from '../../../test/rig/guard/found-player.ts';
import { silentLog } from '../../ports/log.ts';
import { changeEntry, tellDoors, warnOfUnnamed } from './tell-change.ts';

const posts = { fresh: [foundAt(21, 'Kitchen')], gone: [foundAt(22, 'Office')] };

function heard() {
  const said: unknown[] = [];
  const note = (text: string, facts?: unknown): void => void said.push([text, facts]);
  return { said, log: { ...silentLog, info: note, warn: note } };
}

it('writes down which file, and whose doors opened and closed', () => {
  expect(changeEntry('reloaded', { at: 7, config: { file: 'tonewall.yaml' }, posts })).toEqual({
    kind: 'reloaded',
    at: 7,
    facts: { file: 'tonewall.yaml', opened: ['Kitchen'], closed: ['Office'] },
  });
});

it('tells doors that closed before those that opened', () => {
  const { said, log } = heard();
  tellDoors(log, posts);
  expect(said).toEqual([
    ['door closed', { room: 'Office', guardedAt: '10.0.30.22', address: '10.0.30.22' }],
    ['door opened', { room: 'Kitchen', guardedAt: '10.0.30.21', address: '10.0.30.21' }],
  ]);
});

it('warns of ten identities one by one, and of how many more', () => {
  const { said, log } = heard();
  const unnamed = Array.from({ length: 12 }, (_, index) => ({
    kind: 'device' as const,
    name: `phone-${index}`,
    what: 'role' as const,
    word: 'kid',
  }));
  warnOfUnnamed(log, unnamed);
  expect(said.length).toBe(11);
  expect(said[0]).toEqual([expect.stringContaining('phone-0'), undefined]);
  expect(said[10]).toEqual(['and more of them: tonewall config check tells all', { more: 2 }]);
});
