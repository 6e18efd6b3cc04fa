import { expect, it } from 'vitest';
import { asIpAddress } from '../../base/address.ts';
import { err, ok } from '../../base/result.ts';
import type { Outcome } from '../../upnp/exchange.ts';
import type { Asked } from '../permit/probe.ts';
import { pageFacts } from './page-outcome.ts';

const host = asIpAddress('192.0.2.7') ?? expect.unreachable();
const asked = (outcome: Outcome): Asked =>
  ok({
    number: 4,
    startedAt: 0,
    door: 'tcp',
    target: { host, port: 1400 },
    request: { method: 'GET', target: '/status/zp', headers: [], body: '' },
    outcome,
  });
const answered = (status: number, truncated = false, body = new Uint8Array()): Asked =>
  asked({
    kind: 'response',
    status,
    reason: '',
    headers: [],
    body,
    truncated,
    elapsedMs: 1,
  });

it.each([
  [200, 'served'],
  [401, 'denied'],
  [403, 'denied'],
  [404, 'absent'],
  [405, 'absent'],
  [410, 'absent'],
  [302, 'other'],
  [400, 'other'],
  [500, 'other'],
  [503, 'other'],
])('%i is %s', (status, outcome) => {
  expect(pageFacts(answered(status))).toEqual({ outcome, status, truncated: false, exchange: [4] });
});

it('silence is no answer, and what was not sent was not asked', () => {
  expect(
    pageFacts(asked({ kind: 'failure', failure: 'timeout', detail: 'nothing came', elapsedMs: 5000 })),
  ).toEqual({ outcome: 'no-answer', truncated: false, exchange: [4] });
  expect(pageFacts(err({ kind: 'limit', text: 'the time is over', exchange: [] }))).toEqual({
    outcome: 'not-asked',
    truncated: false,
    exchange: [],
  });
});

it('an answer that was cut is told', () => {
  expect(pageFacts(answered(200, true)).truncated).toBe(true);
});

it('bytes that are no text say nothing, whatever status they come with', () => {
  const latin1 = Uint8Array.of(0x4d, 0xfc, 0x6c, 0x6c);
  expect(pageFacts(answered(200, false, latin1)).outcome).toBe('other');
  expect(pageFacts(answered(404, false, latin1)).outcome).toBe('absent');
});
