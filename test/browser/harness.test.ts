import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { browserMissing, startBrowser, type TestBrowser } from './harness.ts';

let browser: TestBrowser;

beforeAll(async () => {
  if (browserMissing() === undefined) browser = await startBrowser();
});

afterAll(() => browser?.close());

beforeEach((context) => {
  const reason = browserMissing();
  if (reason !== undefined) context.skip(reason);
});

/** What the harness saw of a page with this body. */
async function see(name: string, body: string) {
  const file = join(browser.folder, `${name}.html`);
  const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Page</title></head><body>${body}</body></html>`;
  writeFileSync(file, page);
  const opened = await browser.open(file, 'phone');
  const seen = {
    complaints: opened.complaints,
    requests: opened.requests,
    violations: await opened.violations(),
    overflowing: await opened.overflowing(),
  };
  await opened.page.context().close();
  return seen;
}

const CLEAN = { complaints: [], requests: [], violations: [], overflowing: [] };

describe('the harness sees what a page does wrong', () => {
  test('nothing wrong', async () => {
    expect(await see('clean', '<main><h1>Report</h1></main>')).toEqual(CLEAN);
  });

  test('a line too wide for a phone', async () => {
    const wide = '<main><h1>Report</h1><p style="width:600px">wide</p></main>';
    expect(await see('wide', wide)).toEqual({ ...CLEAN, overflowing: ['<p style="width:600px">wide</p>'] });
  });

  test('a script that throws', async () => {
    const script = '<main><h1>Report</h1></main><script>throw new Error("broken")</script>';
    expect(await see('throws', script)).toEqual({ ...CLEAN, complaints: ['broken'] });
  });

  test('a picture from elsewhere', async () => {
    const image = '<main><h1>Report</h1><img alt="Logo" src="http://127.37.255.1:9/logo.png"></main>';
    const seen = await see('image', image);
    expect(seen.requests).toEqual(['http://127.37.255.1:9/logo.png']);
  });

  test('grey on white', async () => {
    const grey = '<main><h1>Report</h1><p style="color:#bbb">faint</p></main>';
    const seen = await see('grey', grey);
    expect(seen.violations).toEqual(['color-contrast: <p style="color:#bbb">faint</p> (1)']);
  });
});
