import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { env } from 'node:process';
import { beforeAll, describe, expect, it } from 'vitest';
import { readBundle } from '../../src/audit/bundle/read.ts';
import { writeBundle } from '../../src/audit/bundle/write.ts';
import { renderHtml } from '../../src/audit/report/html/page.ts';
import { renderJson } from '../../src/audit/report/json.ts';
import { type Report, Report as ReportSchema } from '../../src/audit/report/model.ts';
import { redactReport } from '../../src/audit/report/redact/redact.ts';
import { renderText } from '../../src/audit/report/text/render.ts';
import { judgeBundle } from '../../src/audit/run.ts';
import { nodeDisk } from '../../src/host/disk/disk.ts';
import { Value } from 'typebox/value';
import { BUNDLES } from './gather.ts';

/** UPDATE_GOLDEN=1 renders anew, UPDATE_GOLDEN=bundles gathers anew as well; the difference is to be read before it is committed. */
const UPDATE = env.UPDATE_GOLDEN;
const disk = nodeDisk();
const folder = join(import.meta.dirname, 'bundles');
const expected = join(import.meta.dirname, 'expected');

const RENDERINGS: Readonly<Record<string, (report: Report) => string>> = {
  'report.txt': (report) => renderText(report),
  'report.html': renderHtml,
  'report.json': renderJson,
  'shared.txt': (report) => renderText(redactReport(report)),
};

const EXITS: Readonly<Record<string, number>> = { home: 1, strangers: 1 };

describe.each(Object.entries(BUNDLES))('the bundle %s', (name, gather) => {
  beforeAll(async () => {
    if (UPDATE === 'bundles') await writeBundle(disk, join(folder, name), await gather());
  });

  it.each(Object.entries(RENDERINGS))('gives %s, byte for byte', async (file, render) => {
    const { report } = judgeBundle(await readBundle(disk, join(folder, name)));
    const rendered = render(report);
    const path = join(expected, name, file);
    if (UPDATE) await disk.write(path, rendered);
    expect(rendered).toBe(readFileSync(path, 'utf8'));
  });

  it('has the exit code of what was found, and a report that fits its schema', async () => {
    const { report, exit } = judgeBundle(await readBundle(disk, join(folder, name)));
    expect(exit).toBe(EXITS[name]);
    expect([...Value.Errors(ReportSchema, report)]).toEqual([]);
  });
});

it('has a bundle for each name', () => {
  expect(readdirSync(folder)).toEqual(Object.keys(BUNDLES).sort());
});
