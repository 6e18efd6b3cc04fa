import { expect, it } from 'vitest';
import { asIpAddress } from '../../base/address.ts';
import type { Exchange } from '../../upnp/exchange.ts';
import { realClock } from '../../sim/rig/ports.ts';
import { createTranscript } from './transcript.ts';

const host = asIpAddress('192.0.2.7') ?? expect.unreachable();
const exchange = (body: string): Exchange => ({
  number: 1,
  startedAt: 1000.4,
  door: 'tcp',
  target: { host, port: 1400 },
  request: { method: 'GET', target: '/status/zp', headers: [['HOST', '192.0.2.7:1400']], body: '' },
  outcome: {
    kind: 'response',
    status: 200,
    reason: 'OK',
    headers: [['SERVER', 'x']],
    body: new TextEncoder().encode(body),
    truncated: true,
    cut: 'closed',
    elapsedMs: 12.6,
  },
});

it('keeps what was sent and what came', () => {
  const transcript = createTranscript(realClock);
  expect(transcript.http(exchange('fine'))).toBe(1);
  expect(transcript.entries).toEqual([
    {
      number: 1,
      at: 1000,
      peer: '192.0.2.7:1400',
      kind: 'http',
      door: 'tcp',
      request: { method: 'GET', target: '/status/zp', headers: [['HOST', '192.0.2.7:1400']], body: '' },
      response: {
        status: 200,
        reason: 'OK',
        headers: [['SERVER', 'x']],
        body: 'fine',
        bytes: 4,
        truncated: true,
        cut: 'closed',
        shortened: false,
      },
      elapsedMs: 13,
    },
  ]);
});

it.each([
  ['one peer', { peerBytes: 600, totalBytes: 10_000 }],
  ['all peers', { peerBytes: 10_000, totalBytes: 600 }],
])('keeps of answers only so much for %s, and every request', (_, limits) => {
  const transcript = createTranscript(realClock, limits);
  for (const body of ['first', 'second', 'third']) transcript.http(exchange(body));
  expect(
    transcript.entries.map((entry) =>
      entry.kind === 'http' ? [entry.request.target, entry.response?.body, entry.response?.shortened] : [],
    ),
  ).toEqual([
    ['/status/zp', 'first', false],
    ['/status/zp', '', true],
    ['/status/zp', '', true],
  ]);
});
