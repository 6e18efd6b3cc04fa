import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ApprovalDesk } from '../../src/guard/approval/desk.ts';
import { type OpenFrontDesk, openFrontDesk } from '../../src/guard/front-desk/open.ts';
import { hashPassword } from '../../src/guard/identity/password.ts';
import { NOBODY } from '../../src/guard/identity/principal.ts';
import { nodeRandom } from '../../src/host/random.ts';
import { silentLog } from '../../src/ports/log.ts';
import { debianProgram } from '../../tools/debian-packages.ts';
import { identities, person } from '../rig/identities.ts';
import { runIdentities } from '../rig/running-identities.ts';
import { browserMissing, FLAGS, SCREENS } from './harness.ts';

/** An owner signs in in a real browser; pages of others try to use that. */
const ADDRESS = '127.65.2.1';
const DESK = `http://${ADDRESS}:8080`;
/** Another site, and another port of the same host: the same site to a browser, so cookies go along (RFC 6265bis §5.2). */
const ATTACKERS = { 'another site': 'http://127.65.2.2:8081', 'the same site': `http://${ADDRESS}:8081` };
const PASSWORD = 'correct horse battery';

let running: Awaited<ReturnType<typeof runIdentities>>;
let approvals: ApprovalDesk;
let desk: OpenFrontDesk | undefined;
let servers: readonly Server[] = [];
let browser: Browser | undefined;
let context: BrowserContext | undefined;
let page: Page;
/** What the attackers' pages are. */
let attack = '';

beforeAll(async () => {
  if (browserMissing() !== undefined) return;
  servers = await Promise.all(Object.values(ATTACKERS).map(serve));
  browser = await chromium.launch({ executablePath: debianProgram('chromium') ?? '', args: FLAGS });
});

afterAll(async () => {
  await browser?.close();
  for (const server of servers) server.close();
});

beforeEach(async (test_) => {
  const reason = browserMissing();
  if (reason !== undefined) test_.skip(reason);
  const password = await hashPassword(PASSWORD, Buffer.alloc(16, 1));
  running = await runIdentities(identities({ people: [person({ password })] }), {
    segments: [],
    people: [{ id: 'anna', name: 'Anna', role: 'owner', groups: [] }],
  });
  const { clock, journal, guard } = running;
  approvals = new ApprovalDesk({ clock, journal });
  approvals.ask({
    principal: { ...NOBODY, kind: 'device', id: 'x', name: '<i>tablet</i>', binding: 'address' },
    address: '192.0.2.9',
    room: 'Kitchen',
    action: 'ZoneGroupTopology.BeginSoftwareUpdate',
    riskClass: 'system',
    arguments: [['UpdateURL', `http://update.example/${'long'.repeat(40)}`]],
  });
  desk = await openFrontDesk(
    { clock, log: silentLog, random: nodeRandom(), identities: guard, approvals, timeZone: () => 'UTC' },
    { address: ADDRESS, port: 8080 },
  );
  desk.open();
  if (!browser) throw new Error('no browser');
  context = await browser.newContext({ viewport: SCREENS.phone });
  page = await context.newPage();
});

afterEach(async () => {
  await context?.close();
  await desk?.close();
  await running?.guard.close();
});

async function serve(origin: string): Promise<Server> {
  const { hostname, port } = new URL(origin);
  const server = createServer((_request, response) =>
    response.writeHead(200, { 'content-type': 'text/html' }).end(attack),
  );
  await new Promise<void>((resolve) => server.listen(Number(port), hostname, resolve));
  return server;
}

async function signIn(): Promise<void> {
  await page.goto(`${DESK}/sign-in`);
  await page.fill('#id', 'anna');
  await page.fill('#password', PASSWORD);
  await page.click('button');
  await page.waitForURL(`${DESK}/`);
}

const stands = () => approvals.list().map(({ stand }) => stand);

describe('an owner', () => {
  test('signs in, approves by a button, and signs out', async () => {
    await signIn();
    expect(running.guard.identify({ address: '127.0.0.1' }).ground).toBe('signed-in');
    await page.click('a[href="/approvals"]');
    expect(await page.textContent('h2')).toBe('1. Kitchen: begin software update');
    expect(await page.locator('i').count()).toBe(0);
    await page.click('text=Approve number 1, once');
    expect(stands()).toEqual(['approved']);
    await page.goto(DESK);
    await page.click('button');
    await page.waitForSelector('text=Have you got a password?');
    expect(running.guard.identify({ address: '127.0.0.1' }).ground).toBe('unknown');
  });

  test('has pages that are laid out for a phone and for everybody', async () => {
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    const check = async (path: string): Promise<void> => {
      await page.goto(`${DESK}${path}`);
      const wide = await page.evaluate('document.documentElement.scrollWidth > innerWidth');
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect([path, wide, violations.map(({ id }) => id)]).toEqual([path, false, []]);
      const shots = process.env['TONEWALL_SCREENSHOTS'];
      if (shots !== undefined)
        await page.screenshot({ path: join(shots, `people${path.replace('/', '-')}.png`) });
    };
    await check('/sign-in');
    await signIn();
    await check('/');
    await check('/approvals');
    expect(complaints).toEqual([]);
  });
});

/** What runs in the attacker's page; each tries to press the owner's button. */
const ATTACKS: Readonly<Record<string, string>> = {
  'a form that sends itself':
    `<form method="post" action="${DESK}/approvals"><input name="number" value="1"><input name="token" value="TOKEN"></form>` +
    '<script>document.forms[0].submit()</script>',
  'a fetch with cookies':
    `<script>fetch("${DESK}/approvals", {method: "POST", mode: "no-cors", credentials: "include", ` +
    'headers: {"content-type": "application/x-www-form-urlencoded"}, body: "number=1&token=TOKEN"})' +
    '.catch(() => {}).then(() => document.title = "done")</script>',
  'a frame': `<iframe src="${DESK}/approvals" onload="document.title = 'done'"></iframe>`,
  'a script that reads the page':
    `<script>fetch("${DESK}/approvals", {credentials: "include"}).then((a) => a.text())` +
    '.then((text) => document.title = text, () => document.title = "done")</script>',
};

describe.each(Object.entries(ATTACKERS))('a page of %s', (_who, origin) => {
  test.each(Object.keys(ATTACKS))('cannot use an owner who is signed in: %s', async (name) => {
    await signIn();
    // The best case of an attacker: it has even got hold of a token that is good.
    await page.goto(`${DESK}/approvals`);
    const token =
      (await page.locator('form[action="/approvals"] input[name=token]').getAttribute('value')) ?? '';
    attack = (ATTACKS[name] ?? '').replace('TOKEN', token);
    await page.goto(origin);
    // The form is led to a page that turns it away; the others say so when they are through.
    await page.waitForFunction('["done", "Not like this"].includes(document.title)');
    const framed = page.frames().slice(1);
    for (const frame of framed) expect(await frame.content()).not.toContain('Kitchen');
    expect(stands()).toEqual(['waiting']);
    await page.goto(`${DESK}/approvals`);
    await page.click('text=Approve number 1, once');
    expect(stands()).toEqual(['approved']);
  });
});
