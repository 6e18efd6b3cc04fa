import { expect, it } from 'vitest';
import { knownAddress as ip } from '../../base/address.ts';
import { err, ok } from '../../base/result.ts';
import type { ShieldOutcome } from '../shield/outcome.ts';
import { isSilent, NoticingAccess } from './noticing-access.ts';

const READ = {
  request: { player: { host: ip('10.0.1.2'), port: 1400 }, method: 'GET', path: '/', headers: [] },
  service: 'x',
} as const;
const failed = (kind: 'timeout' | 'reset'): ShieldOutcome => err({ kind, detail: '', sent: true });
const answered: ShieldOutcome = ok({ status: 200, reason: 'OK', headers: [], body: new Uint8Array() });

it('remembers the first read that failed, and hands every outcome on', async () => {
  const outcomes = [answered, failed('timeout'), failed('reset'), answered];
  const next = (): Promise<ShieldOutcome> => Promise.resolve(outcomes.shift() ?? answered);
  const access = new NoticingAccess({ read: next, write: next });
  expect([await access.read(READ), access.failure]).toEqual([answered, undefined]);
  expect([await access.read(READ), access.failure?.kind]).toEqual([failed('timeout'), 'timeout']);
  expect([await access.read(READ), access.failure?.kind]).toEqual([failed('reset'), 'timeout']);
  expect([await access.write({ ...READ, touched: [] }), access.failure?.kind]).toEqual([answered, 'timeout']);
});

it('tells a player that is silent from one that says something', () => {
  const of = (kind: 'timeout' | 'malformed'): boolean => isSilent({ kind, detail: '', sent: true });
  expect([of('timeout'), of('malformed')]).toEqual([true, false]);
});
