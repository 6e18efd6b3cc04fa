import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stderr } from 'node:process';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { ROOT } from './steps/command.ts';

/** Takes the picture of the README anew: the report of the demonstration, as a browser shows it. Needs Debian's chromium. */
const folder = mkdtempSync(join(tmpdir(), 'tonewall-picture-'));
try {
  const demo = [join(ROOT, 'src/cli/main.ts'), 'demo', '--out', folder];
  const ran = spawnSync(process.execPath, demo, { stdio: ['ignore', 'ignore', 'inherit'] });
  if (ran.status !== 0) throw new Error(`the demonstration ended with ${ran.status}`);
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  const page = await browser.newPage({ viewport: { width: 1100, height: 860 } });
  await page.goto(pathToFileURL(join(folder, 'report.html')).href);
  await page.screenshot({ path: join(ROOT, 'docs/images/report.png') });
  await browser.close();
  stderr.write('written: docs/images/report.png\n');
} finally {
  rmSync(folder, { recursive: true, force: true });
}
