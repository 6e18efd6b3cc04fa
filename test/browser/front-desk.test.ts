import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { err } from '../../src/base/result.ts';
import { ApprovalDesk } from '../../src/guard/approval/desk.ts';
import { type OpenFrontDesk, openFrontDesk } from '../../src/guard/front-desk/open.ts';
import { NOBODY } from '../../src/guard/identity/principal.ts';
import { nodeClock } from '../../src/host/clock.ts';
import { nodeRandom } from '../../src/host/random.ts';
import { silentLog } from '../../src/ports/log.ts';
import { debianProgram } from '../../tools/debian-packages.ts';
import { createKeptJournal } from '../rig/kept-journal.ts';
import { browserMissing, FLAGS, SCREENS } from './harness.ts';

const DESK = 'http://127.65.1.1:8080';
const EVIL = 'http://127.65.1.2:8081';

/** A form of another site that sends itself. */
const ATTACK =
  `<form method="post" action="${DESK}/enrol"><input name="code" value="K7Q2-9XFD"></form>` +
  '<script>document.forms[0].submit()</script>';

const clock = nodeClock();
const typed: string[] = [];
let desk: OpenFrontDesk;
let evil: Server;
let browser: Browser | undefined;

beforeAll(async () => {
  if (browserMissing() !== undefined) return;
  desk = await openFrontDesk(
    {
      identities: {
        standingOf: () => ({ principal: NOBODY, ground: 'unknown' }),
        redeem: async (code) => {
          typed.push(code);
          return err({ id: 'wrong-code' });
        },
        visitor: () => undefined,
        signIn: async () => err({ id: 'wrong' }),
        signOut: async () => false,
        signInByPasskey: async () => err({ id: 'wrong' }),
        passkeysOf: () => [],
        addPasskey: async () => err('nobody'),
        removePasskey: async () => false,
      },
      clock,
      log: silentLog,
      random: nodeRandom(),
      approvals: new ApprovalDesk({ clock, journal: createKeptJournal() }),
      timeZone: () => 'UTC',
    },
    { address: '127.65.1.1', port: 8080 },
  );
  desk.open();
  evil = createServer((_request, response) =>
    response.writeHead(200, { 'content-type': 'text/html' }).end(ATTACK),
  );
  await new Promise<void>((resolve) => evil.listen(8081, '127.65.1.2', resolve));
  browser = await chromium.launch({ executablePath: debianProgram('chromium') ?? '', args: FLAGS });
});

afterAll(async () => {
  await browser?.close();
  evil?.close();
  await desk?.close();
});

beforeEach((context) => {
  const reason = browserMissing();
  if (reason !== undefined) context.skip(reason);
});

/** A page on a phone, and what the browser complains of. */
async function onPhone(look: (page: Page) => Promise<void>): Promise<readonly string[]> {
  const context = await browser?.newContext({ viewport: SCREENS.phone });
  if (!context) throw new Error('no browser');
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  try {
    await look(page);
  } finally {
    await context.close();
  }
  return complaints;
}

describe('the front desk in a browser', () => {
  test.each(['/', '/enrol?code=K7Q2-9XFD'])('is laid out for a phone and for everybody: %s', async (path) => {
    const complaints = await onPhone(async (page) => {
      await page.goto(`${DESK}${path}`);
      const wide = await page.evaluate('document.documentElement.scrollWidth > innerWidth');
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect([wide, violations.map(({ id }) => id)]).toEqual([false, []]);
      const shots = process.env['TONEWALL_SCREENSHOTS'];
      if (shots !== undefined) await page.screenshot({ path: join(shots, `desk${path.length}.png`) });
    });
    expect(complaints).toEqual([]);
  });

  test('takes the code of its own form', async () => {
    await onPhone(async (page) => {
      await page.goto(`${DESK}/enrol?code=K7Q2-9XFD`);
      await page.click('button');
      expect(await page.textContent('[role=alert]')).toBe(
        'There is no such code. Look at it again: eight letters and digits.',
      );
    });
    expect(typed.splice(0)).toEqual(['K7Q2-9XFD']);
  });

  test('does nothing for the form of another site', async () => {
    await onPhone(async (page) => {
      await page.goto(EVIL);
      await page.waitForURL(`${DESK}/enrol`);
      expect(await page.textContent('h1')).toBe('Not like this');
    });
    expect(typed.splice(0)).toEqual([]);
  });
});
