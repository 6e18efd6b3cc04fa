import { describe, expect, it } from 'vitest';
import { device, proof, served } from '../../../test/golden/literals.ts';
import type { Bundle } from '../bundle/bundle.ts';
import { artProxyFetch } from '../checks/art-proxy-fetch.ts';
import { cleartextControl } from '../checks/cleartext-control.ts';
import { openControlSurface } from '../checks/open-control-surface.ts';
import { openStatusPages } from '../checks/open-status-pages.ts';
import { known } from '../evidence/observation.ts';
import { buildReport } from './build.ts';
import { redactReport } from './redact/redact.ts';
import { renderText } from './text/render.ts';
import { wrap } from './text/wrap.ts';

const leaks = [
  { kind: 'account-email', value: 'jane@example.org' },
  { kind: 'mac-address', value: '00:0E:58:AA:AA:AA' },
] as const;
const BUNDLE: Bundle = {
  run: { tool: '0.1.0', startedAt: 1000, finishedAt: 2000, scope: ['addresses 192.0.2.7'], notes: [] },
  devices: [
    device({
      description: known(served({ roomName: 'Jane\u202e\u001b[31m' }), [1]),
      'control-surface': known({ services: [], proofs: [proof('answered', { exchange: [1] })] }, [1]),
      'status-pages': known(
        {
          pages: [
            {
              path: '/status/accounts',
              outcome: 'served',
              status: 200,
              truncated: false,
              leaks: [...leaks],
              exchange: [2],
            },
          ],
        },
        [2],
      ),
    }),
  ],
  sightings: [],
  transcript: [
    {
      number: 1,
      at: 1000,
      peer: '192.0.2.7:22',
      kind: 'connect',
      outcome: 'refused',
      received: '',
      elapsedMs: 1,
    },
    {
      number: 2,
      at: 1000,
      peer: '192.0.2.7:1400',
      kind: 'http',
      door: 'tcp',
      request: { method: 'GET', target: '/status/accounts', headers: [], body: '' },
      response: {
        status: 200,
        reason: 'OK',
        headers: [],
        body: '<Accounts><UN>jane@example.org</UN><MD/></Accounts>',
        bytes: 51,
        truncated: false,
        shortened: false,
      },
      elapsedMs: 3,
    },
  ],
};
const CHECKS = [openControlSurface, openStatusPages, cleartextControl, artProxyFetch];
const report = buildReport({ bundle: BUNDLE, checks: CHECKS });

describe('a report', () => {
  it('sums up in one sentence', () => {
    expect(report.summary).toEqual({
      line: '1 player: 3 findings (2 high, 1 medium), 1 question left open.',
      devices: 1,
      players: 1,
      unjudged: 0,
      worst: 'high',
      findings: { critical: 0, high: 2, medium: 1, low: 0 },
      inconclusive: 1,
      requests: 2,
    });
  });

  it('shows the line that gives something away, with the request that asked for it', () => {
    const finding = report.groups[0]?.findings.find(({ check }) => check === 'open-status-pages');
    expect(finding?.devices[0]?.excerpts).toEqual([
      {
        exchange: 2,
        request: 'GET /status/accounts to 192.0.2.7:1400',
        answer: '200 OK',
        lines: ['<UN>jane@example.org</UN>'],
      },
    ]);
  });

  it('is the same every time', () => {
    expect(JSON.stringify(buildReport({ bundle: BUNDLE, checks: CHECKS }))).toBe(JSON.stringify(report));
  });

  it('never lets a room name reach the terminal as it came', () => {
    const text = renderText(report);
    expect(text).toContain(String.raw`Jane\u{202e}\u{001b}[31m`);
    expect(text).not.toMatch(/\p{Cf}|(?!\n)\p{Cc}/u);
  });

  it.each([40, 60, 100])('keeps to %i columns', (width) => {
    const lines = renderText(report, { width }).split('\n');
    expect(lines.filter((line) => line.length > width)).toEqual([]);
  });
});

describe('a redacted report', () => {
  const redacted = redactReport(report);

  it('holds nothing personal, in no rendering', () => {
    for (const text of [JSON.stringify(redacted), renderText(redacted)])
      expect(text).not.toMatch(/jane|00:0E:58:AA|RINCON|192\.0\.2/i);
  });

  it('marks the same value with the same mark', () => {
    const items = redacted.groups[0]?.findings.find(({ check }) => check === 'open-status-pages')?.devices[0]
      ?.items;
    expect(items?.map(({ value }) => value)).toEqual(['[account email 1]', '[mac address 1]']);
  });
});

describe('wrapping', () => {
  it.each([
    ['one two three', { width: 8 }, ['one two', 'three']],
    ['one two', { width: 9, lead: '- ' }, ['- one two']],
    ['one two three', { width: 10, lead: '- ' }, ['- one two', '  three']],
    ['abcdefghijkl', { width: 8 }, ['abcdefgh', 'ijkl']],
    ['', { width: 8 }, ['']],
  ])('breaks %j at %j', (text, options, lines) => {
    expect(wrap(text, options)).toEqual(lines);
  });
});
