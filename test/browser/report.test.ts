import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { browserMissing, type OpenPage, type Screen, startBrowser, type TestBrowser } from './harness.ts';

/** The golden reports: a household of five rooms, and strangers that lie, stall and are called by markup. */
const REPORTS = ['home', 'strangers'] as const;
const fileOf = (report: string) => join(import.meta.dirname, '../golden/expected', report, 'report.html');
const CASES = REPORTS.flatMap((report) =>
  (['phone', 'desktop'] as const).flatMap((screen) =>
    (['light', 'dark'] as const).map((scheme) => ({ report, screen, scheme })),
  ),
);

let browser: TestBrowser;

beforeAll(async () => {
  if (browserMissing() === undefined) browser = await startBrowser();
});

afterAll(() => browser?.close());

beforeEach((context) => {
  const reason = browserMissing();
  if (reason !== undefined) context.skip(reason);
});

async function opened<T>(
  {
    file,
    screen,
    scheme,
  }: { readonly file: string; readonly screen: Screen; readonly scheme: 'light' | 'dark' },
  look: (page: OpenPage) => Promise<T>,
): Promise<T> {
  const page = await browser.open(file, screen);
  try {
    await page.page.emulateMedia({ colorScheme: scheme });
    return await look(page);
  } finally {
    await page.page.context().close();
  }
}

test.for(CASES)(
  'the report $report on a $screen, $scheme: accessible, no sideways scrolling, nothing loaded',
  async ({ report, screen, scheme }) => {
    const seen = await opened({ file: fileOf(report), screen, scheme }, async (page) => ({
      title: await page.page.title(),
      violations: await page.violations(),
      overflowing: await page.overflowing(),
      complaints: page.complaints,
      requests: page.requests,
    }));
    expect(seen).toEqual({
      title: expect.stringMatching(/^Tonewall audit: /),
      violations: [],
      overflowing: [],
      complaints: [],
      requests: [],
    });
  },
);

describe('a hostile name', () => {
  test('is text: it makes no element, runs nothing and asks for nothing', async () => {
    const file = join(browser.folder, 'hostile.html');
    const html = readFileSync(fileOf('strangers'), 'utf8');
    expect(html).toContain('&lt;');
    writeFileSync(file, html);
    const elements = await opened({ file, screen: 'desktop', scheme: 'light' }, async ({ page }) =>
      page.evaluate<number>(
        `document.querySelectorAll('script, img, iframe, object, svg, form, base').length`,
      ),
    );
    expect(elements).toBe(0);
  });

  test('would run nothing even if it got through: the page forbids scripts', async () => {
    const file = join(browser.folder, 'through.html');
    const script = '<script>document.title="run"</script><img src="http://127.37.255.2:9/x.png">';
    writeFileSync(file, readFileSync(fileOf('home'), 'utf8').replace('</main>', `${script}</main>`));
    const seen = await opened({ file, screen: 'desktop', scheme: 'light' }, async ({ page, complaints }) => ({
      title: await page.title(),
      complaints: complaints.map((text) => /Content Security Policy/.test(text)),
    }));
    expect(seen).toEqual({ title: expect.stringMatching(/^Tonewall audit: /), complaints: [true, true] });
  });
});

/** A4 between margins of 1 cm, in CSS pixels (96 to the inch). */
const PAPER = { width: 718, height: 1047 };

describe('on paper', () => {
  const printed = <T>(look: (page: OpenPage) => Promise<T>) =>
    opened({ file: fileOf('home'), screen: 'desktop', scheme: 'light' }, async (page) => {
      await page.page.setViewportSize(PAPER);
      await page.page.emulateMedia({ media: 'print' });
      return look(page);
    });

  test('nothing is cut at the side', async () => {
    const cut = `[...document.querySelectorAll('body *')].filter((e) => e.getBoundingClientRect().right > ${PAPER.width} + 1
      || (e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).overflowX !== 'visible' && getComputedStyle(e).display !== 'inline'))
      .map((e) => e.outerHTML.slice(0, 80))`;
    const columns = `[...document.querySelectorAll('.devices thead th')].map((e) => e.textContent + (e.getBoundingClientRect().width > 0))`;
    const seen = await printed(async ({ page }) => ({
      cut: await page.evaluate<string[]>(cut),
      columns: await page.evaluate<string[]>(columns),
    }));
    expect(seen.cut).toEqual([]);
    expect(seen.columns).toEqual(
      ['Room or name', 'Model', 'Build', 'Address', 'Failed', 'Passed', 'Open'].map(
        (title) => `${title}true`,
      ),
    );
  });

  test('the evidence of one device of each finding is open, and a line says where the others are', async () => {
    const shown = (selector: string) =>
      `[...document.querySelectorAll('${selector}')].filter((e) => e.getBoundingClientRect().height > 0).length`;
    const seen = await printed(async ({ page }) => ({
      findings: await page.evaluate<number>(shown('article')),
      open: await page.evaluate<number>(shown('details.first > ul')),
      others: await page.evaluate<number>(shown('details.more')),
      lines: await page.evaluate<number>(shown('.on-paper')),
      findingsOfSeveral: await page.evaluate<number>(
        `document.querySelectorAll('article:has(details.more)').length`,
      ),
    }));
    expect(seen.findings).toBeGreaterThan(5);
    expect(seen.findingsOfSeveral).toBeGreaterThan(0);
    expect(seen).toMatchObject({ open: seen.findings, others: 0, lines: seen.findingsOfSeveral });
  });

  test('it becomes a PDF', async () => {
    const pdf = await printed(({ page }) => page.pdf({ format: 'A4' }));
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  });
});
