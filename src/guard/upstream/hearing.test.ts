import { expect, it } from 'vitest';
import { formatEndpoint, knownAddress as ip } from '../../base/address.ts';
import { err, ok } from '../../base/result.ts';
import { hearing } from './hearing.ts';
import type { UpstreamOutcome } from './outcome.ts';

it.each<[string, UpstreamOutcome, readonly string[]]>([
  ['an answer', ok({ status: 500, reason: '', headers: [], body: new Uint8Array() }), ['192.0.2.11:1400']],
  ['none', err({ kind: 'timeout', detail: 'late', sent: true }), []],
])('%s', async (_, outcome, expected) => {
  const told: string[] = [];
  const upstream = hearing({ send: async () => outcome }, (player) => told.push(formatEndpoint(player)));
  const player = { host: ip('192.0.2.11'), port: 1400 };
  const request = { player, secure: false, method: 'GET', bytes: new Uint8Array() };
  expect(await upstream.send(request)).toBe(outcome);
  expect(told).toEqual(expected);
});
