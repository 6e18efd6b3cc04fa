import { expect, it } from 'vitest';
import { formatEndpoint, knownAddress as ip } from '../../base/address.ts';
import { err, ok } from '../../base/result.ts';
import { heeding } from './heeding.ts';
import type { UpstreamOutcome } from './outcome.ts';

const answered = (status: number): UpstreamOutcome =>
  ok({ status, reason: '', headers: [], body: new Uint8Array() });

it.each<[string, UpstreamOutcome, boolean, readonly string[]]>([
  ['403 in clear', answered(403), false, ['192.0.2.11:1400']],
  ['403 over TLS', answered(403), true, []],
  ['another answer', answered(200), false, []],
  ['none', err({ kind: 'timeout', detail: 'late', sent: true }), false, []],
])('%s', async (_, outcome, secure, expected) => {
  const told: string[] = [];
  const upstream = heeding({ send: async () => outcome }, (player) => told.push(formatEndpoint(player)));
  const player = { host: ip('192.0.2.11'), port: 1400 };
  const request = { player, secure, method: 'GET', bytes: new Uint8Array() };
  expect(await upstream.send(request)).toBe(outcome);
  expect(told).toEqual(expected);
});
