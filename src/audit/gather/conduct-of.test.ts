import { describe, expect, it } from 'vitest';
import { asIpAddress } from '../../base/address.ts';
import type { Answer, CutBy, Exchange, FailureKind, Outcome } from '../../upnp/exchange.ts';
import { conductOf } from './conduct-of.ts';

const host = asIpAddress('192.0.2.7') ?? expect.unreachable();
const exchange = (outcome: Outcome, door: Exchange['door'] = 'tcp'): Exchange => ({
  number: 1,
  startedAt: 0,
  door,
  target: { host, port: 1400 },
  request: { method: 'GET', target: '/', headers: [], body: '' },
  outcome,
});
const answer = (more: Partial<Answer> = {}): Answer => ({
  kind: 'response',
  status: 200,
  reason: 'OK',
  headers: [],
  body: new Uint8Array(),
  truncated: false,
  elapsedMs: 1,
  ...more,
});

it.each<[CutBy, string]>([
  ['limit', 'sent more than is read of one answer; the rest was left'],
  ['time', 'began an answer and did not end it in time'],
  ['reset', 'tore the connection down in the middle of an answer'],
  ['closed', 'closed the connection before the length that it had told'],
])('an answer cut by %s', (cut, words) => {
  expect(conductOf(exchange(answer({ truncated: true, cut })))).toBe(words);
});

it.each<[FailureKind, string | undefined]>([
  ['refused', 'refused the connection'],
  ['unreachable', 'cannot be reached'],
  ['timeout', 'did not answer in time'],
  ['reset', 'tore the connection down before it answered'],
  ['refusal', 'sent what is no HTTP answer: a line has no colon'],
  ['aborted', undefined],
])('no answer: %s', (failure, words) => {
  const outcome: Outcome = { kind: 'failure', failure, detail: 'a line has no colon', elapsedMs: 1 };
  expect(conductOf(exchange(outcome))).toBe(words);
});

describe('nothing is said', () => {
  it('of a whole answer, whatever its status', () => {
    expect([200, 302, 403, 500].map((status) => conductOf(exchange(answer({ status }))))).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('of a TLS port that is closed', () => {
    const outcome: Outcome = { kind: 'failure', failure: 'refused', detail: 'no', elapsedMs: 1 };
    expect(conductOf(exchange(outcome, 'tls'))).toBeUndefined();
  });
});

it('a redirect is told, and not where it leads', () => {
  const headers = [['Location', 'http://192.0.2.99/x']] as const;
  expect(conductOf(exchange(answer({ status: 302, headers })))).toBe(
    'answered with a redirect, which is never followed',
  );
});
