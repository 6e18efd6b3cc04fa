import { Agent, createServer, request, type Server } from 'node:https';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContext, type CDPSession, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ApprovalDesk } from '../../src/guard/approval/desk.ts';
import { type OpenFrontDesk, openFrontDesk } from '../../src/guard/front-desk/open.ts';
import { hashPassword } from '../../src/guard/identity/password.ts';
import { openCertificates } from '../../src/guard/local-api/certificates/certificates.ts';
import { nodeClock } from '../../src/host/clock.ts';
import { nodeRandom } from '../../src/host/random.ts';
import { silentLog } from '../../src/ports/log.ts';
import type { TlsIdentity } from '../../src/ports/tls-server.ts';
import { debianProgram } from '../../tools/debian-packages.ts';
import { tokenIn } from '../rig/front-desk.ts';
import { identities, person } from '../rig/identities.ts';
import { runIdentities } from '../rig/running-identities.ts';
import { browserMissing, FLAGS, SCREENS } from './harness.ts';

/** A front desk with a name and TLS in a real browser, with an authenticator that the browser plays. */
const ADDRESS = '127.65.3.1';
const NAME = 'desk.tonewall.test';
const DESK = `https://${NAME}:8443`;
/** The same name on another port: the same RP id to an authenticator, another origin to the front desk. */
const OTHER = `https://${NAME}:8444`;
const PASSWORD = 'correct horse battery';
const WRONG = 'That passkey is not known here, or took too long. Try again, or use your password.';

let tls: TlsIdentity;
let running: Awaited<ReturnType<typeof runIdentities>>;
let desk: OpenFrontDesk | undefined;
let other: Server | undefined;
let browser: Browser | undefined;
let context: BrowserContext | undefined;
let page: Page;
let devices: CDPSession;
let authenticator: string;

beforeAll(async () => {
  if (browserMissing() !== undefined) return;
  const files = new Map<string, string>();
  const disk = {
    read: async (path: string) => Buffer.from(files.get(path) ?? ''),
    write: async (path: string, bytes: Uint8Array | string) => void files.set(path, String(bytes)),
    exists: async (path: string) => files.has(path),
  };
  const certificates = await openCertificates({ clock: nodeClock(), random: nodeRandom(), disk }, 'x');
  tls = await certificates.identityForName(NAME);
  other = createServer({ key: tls.key, cert: tls.chain }, (_request, response) =>
    response.writeHead(200, { 'content-type': 'text/html' }).end('<title>other</title>'),
  );
  await new Promise<void>((resolve) => other?.listen(8444, ADDRESS, resolve));
  browser = await chromium.launch({
    executablePath: debianProgram('chromium') ?? '',
    args: [...FLAGS, `--host-resolver-rules=MAP ${NAME} ${ADDRESS}`, '--ignore-certificate-errors'],
  });
});

afterAll(async () => {
  await browser?.close();
  other?.close();
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
  desk = await openFrontDesk(
    {
      clock,
      log: silentLog,
      random: nodeRandom(),
      identities: guard,
      approvals: new ApprovalDesk({ clock, journal }),
      timeZone: () => 'UTC',
      tls,
    },
    { address: ADDRESS, port: 8443, name: NAME },
  );
  desk.open();
  if (!browser) throw new Error('no browser');
  context = await browser.newContext({ viewport: SCREENS.phone, ignoreHTTPSErrors: true });
  page = await context.newPage();
  devices = await context.newCDPSession(page);
  await devices.send('WebAuthn.enable');
  ({ authenticatorId: authenticator } = await devices.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  }));
});

afterEach(async () => {
  await context?.close();
  await desk?.close();
  await running?.guard.close();
});

/** With the password, then a passkey is added. */
async function addPasskey(): Promise<void> {
  await page.goto(`${DESK}/sign-in`);
  await page.fill('#id', 'anna');
  await page.fill('#password', PASSWORD);
  await page.click('text="Sign in" >> nth=-1');
  await page.waitForURL(`${DESK}/`);
  await page.click('a[href="/passkeys"]');
  await page.fill('#name', 'My phone');
  await page.click('text=Add a passkey of this device');
  await page.waitForSelector('text=1. My phone');
}

async function signOut(): Promise<void> {
  await page.goto(DESK);
  await page.click('button');
  await page.waitForSelector('text=Have you got a password?');
}

/** Who this computer is taken for. */
const who = () => running.guard.identify({ address: '127.0.0.1' });

interface Got {
  readonly status: number;
  readonly body: string;
  readonly headers: NodeJS.Dict<string | string[]>;
}

/** A request that no browser makes, from the same address. */
function ask(path: string, form?: Record<string, string>): Promise<Got> {
  const body = form && new URLSearchParams(form).toString();
  return new Promise((resolve, reject) => {
    const asked = request(
      `https://${ADDRESS}:8443${path}`,
      {
        method: body === undefined ? 'GET' : 'POST',
        agent: new Agent({ ca: tls.chain, servername: NAME }),
        headers: {
          host: `${NAME}:8443`,
          ...(body === undefined
            ? {}
            : { origin: DESK, 'content-type': 'application/x-www-form-urlencoded' }),
        },
      },
      (response) => {
        let text = '';
        response.on('data', (piece: Buffer) => (text += piece.toString()));
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, body: text, headers: response.headers }),
        );
      },
    );
    asked.on('error', reject);
    asked.end(body);
  });
}

const said = ({ status, body }: Got) => [status, /role="alert">([^<]*)/.exec(body)?.[1]];

/** What the front desk's own script makes of a challenge, on whatever page the browser is. */
async function signOn(url: string, options: string): Promise<string> {
  const { body } = await ask('/passkey.js');
  await page.goto(url);
  const [script = ''] = body.split('for (const form');
  return page.evaluate<string>(`(async () => {
    ${script.replace("'use strict';", '')}
    return JSON.stringify(answerOf(await sign(${options})));
  })()`);
}

/** Token and challenge of a fresh sign-in page. */
async function freshPage(): Promise<{ readonly token: string; readonly options: string }> {
  const { body } = await ask('/sign-in');
  const options = /data-options="([^"]*)"/.exec(body)?.[1]?.replaceAll('&quot;', '"') ?? '';
  return { token: tokenIn(body, '/sign-in'), options };
}

describe('a passkey', () => {
  test('is added by who is signed in, and signs in', async () => {
    await addPasskey();
    const [added] = running.stored().people[0]?.passkeys ?? [];
    expect(added).toMatchObject({ name: 'My phone', addedAt: 0 });
    await signOut();
    const before = who().ground;
    await page.goto(`${DESK}/sign-in`);
    await page.click('text=Use a passkey');
    await page.waitForSelector('text=You are signed in as Anna. Your role is owner.');
    const [used] = running.stored().people[0]?.passkeys ?? [];
    expect([before, who()]).toMatchObject([
      'unknown',
      { ground: 'signed-in', principal: { id: 'anna', binding: 'passkey' } },
    ]);
    expect((used?.counter ?? 0) - (added?.counter ?? 0)).toBeGreaterThan(0);
    expect(running.kinds()).toEqual(['signed-in', 'passkey-added', 'signed-out', 'signed-in']);
    const [cookie] = (await context?.cookies()) ?? [];
    expect(cookie).toMatchObject({
      name: '__Host-tonewall',
      httpOnly: true,
      secure: true,
      sameSite: 'Strict',
      path: '/',
    });
  });

  test('signs nobody in with an answer that was sent before', async () => {
    await addPasskey();
    await signOut();
    const counted = running.stored().people;
    const { token, options } = await freshPage();
    const answer = await signOn(`${DESK}/sign-in`, options);
    const first = await ask('/sign-in/passkey', { token, answer });
    expect([first.status, first.headers['location'], who().ground]).toEqual([303, '/', 'signed-in']);
    expect(said(await ask('/sign-in/passkey', { token, answer }))).toEqual([403, WRONG]);
    // As with an authenticator that does not count: now only the challenge tells that it was used.
    running.put({ ...running.stored(), people: counted });
    await running.pass(1000);
    expect(said(await ask('/sign-in/passkey', { token, answer }))).toEqual([403, WRONG]);
  });

  test('signs nobody in with a challenge that is too old, made up, or of another form', async () => {
    await addPasskey();
    await signOut();
    const old = await freshPage();
    const late = await signOn(`${DESK}/sign-in`, old.options);
    running.clock.advance(300_000);
    expect(said(await ask('/sign-in/passkey', { token: old.token, answer: late }))).toEqual([403, WRONG]);
    const { token, options } = await freshPage();
    const challenge = Buffer.from(token).toString('base64url');
    const forged = options.replace(/"challenge":"[^"]*"/, `"challenge":"${challenge}"`);
    const answer = await signOn(`${DESK}/sign-in`, forged);
    expect(said(await ask('/sign-in/passkey', { token, answer }))).toEqual([403, WRONG]);
    expect(who().ground).toBe('unknown');
  });

  test('signs nobody in with an answer that was given to another origin', async () => {
    await addPasskey();
    await signOut();
    const { token, options } = await freshPage();
    const answer = await signOn(OTHER, options);
    expect(said(await ask('/sign-in/passkey', { token, answer }))).toEqual([403, WRONG]);
    expect(who().ground).toBe('unknown');
    const own = await freshPage();
    const right = await signOn(`${DESK}/sign-in`, own.options);
    expect((await ask('/sign-in/passkey', { token: own.token, answer: right })).status).toBe(303);
  });

  test('signs nobody in with a changed signature, or whose authenticator unlocked for nobody', async () => {
    await addPasskey();
    await signOut();
    const { token, options } = await freshPage();
    const answer = await signOn(`${DESK}/sign-in`, options);
    const { response, ...rest } = JSON.parse(answer) as { readonly response: Record<string, string> };
    const second = await freshPage();
    const stale = await signOn(`${DESK}/sign-in`, second.options);
    const { signature = '' } = (JSON.parse(stale) as typeof rest & { response: typeof response }).response;
    const mixed = JSON.stringify({ ...rest, response: { ...response, signature } });
    expect(said(await ask('/sign-in/passkey', { token, answer: mixed }))).toEqual([403, WRONG]);
    await devices.send('WebAuthn.setUserVerified', { authenticatorId: authenticator, isUserVerified: false });
    await page.goto(`${DESK}/sign-in`);
    await page.click('text=Use a passkey');
    await page.waitForSelector('text=That did not work, or took too long. Nothing was done.');
    const loose = await freshPage();
    const weak = loose.options.replace('"userVerification":"required"', '"userVerification":"discouraged"');
    const unlocked = await signOn(`${DESK}/sign-in`, weak);
    expect(said(await ask('/sign-in/passkey', { token: loose.token, answer: unlocked }))).toEqual([
      403,
      WRONG,
    ]);
    expect(who().ground).toBe('unknown');
  });

  test('that is removed signs nobody in', async () => {
    await addPasskey();
    await page.click('text=Remove number 1');
    await page.waitForSelector('text=You have none yet.');
    await signOut();
    await page.goto(`${DESK}/sign-in`);
    await page.click('text=Use a passkey');
    expect(await page.textContent('[role=alert]')).toBe(WRONG);
    expect(who().ground).toBe('unknown');
  });
});

describe('pages with passkeys', () => {
  test('run the one script and no other, for a phone and for everybody', async () => {
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    const check = async (path: string): Promise<void> => {
      const response = await page.goto(`${DESK}${path}`);
      expect(response?.headers()['content-security-policy']).toMatch(
        /^default-src 'none'; style-src 'sha256-[^']+'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; script-src 'self'$/,
      );
      const wide = await page.evaluate('document.documentElement.scrollWidth > innerWidth');
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect([path, wide, violations.map(({ id }) => id)]).toEqual([path, false, []]);
      const shots = process.env['TONEWALL_SCREENSHOTS'];
      if (shots !== undefined)
        await page.screenshot({ path: join(shots, `passkeys${path.replace('/', '-')}.png`) });
    };
    await check('/sign-in');
    await addPasskey();
    await check('/passkeys');
    expect(complaints).toEqual([]);
  });
});
