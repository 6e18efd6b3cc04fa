import { expect, it } from 'vitest';
import { judgeBundle } from '../run.ts';
import { renderHtml } from './html/page.ts';
import { redactReport } from './redact/redact.ts';
import { renderText } from './text/render.ts';

const { report } = judgeBundle({
  run: {
    tool: '0',
    startedAt: 0,
    finishedAt: 0,
    scope: [],
    notes: ['192.0.2.9 answered a search without a LOCATION \u001b[2J<b>'],
  },
  devices: [],
  sightings: [],
  transcript: [],
});

it('what discovery noted is in every rendering, printable', () => {
  expect(renderText(report)).toContain('  ! 192.0.2.9 answered a search without a LOCATION \\u{001b}[2J<b>');
  expect(renderHtml(report)).toContain(
    '192.0.2.9 answered a search without a LOCATION \\u{001b}[2J&lt;b&gt;',
  );
});

it('shared reports name no address', () => {
  expect(redactReport(report).notes).toEqual([
    '[address 1] answered a search without a LOCATION \u001b[2J<b>',
  ]);
});
