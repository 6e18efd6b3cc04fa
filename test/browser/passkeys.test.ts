import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { browserMissing } from './harness.ts';
import {
  DESK,
  openPasskeyDesk,
  type PasskeyDesk,
  type PasskeyStage,
  startPasskeyStage,
} from './passkey-desk.ts';
import { addPasskey, signOut, WRONG, who } from './passkey-visitor.ts';

let stage: PasskeyStage | undefined;
let desk: PasskeyDesk;

beforeAll(async () => {
  if (browserMissing() === undefined) stage = await startPasskeyStage();
});
afterAll(() => stage?.close());

beforeEach(async (test_) => {
  const reason = browserMissing();
  if (reason !== undefined) test_.skip(reason);
  if (!stage) throw new Error('no browser');
  desk = await openPasskeyDesk(stage);
});
afterEach(() => desk?.close());

describe('a passkey', () => {
  test('is added by who is signed in, and signs in', async () => {
    await addPasskey(desk);
    const [added] = desk.running.stored().people[0]?.passkeys ?? [];
    expect(added).toMatchObject({ name: 'My phone', addedAt: 0 });
    await signOut(desk);
    const before = who(desk).ground;
    await desk.page.goto(`${DESK}/sign-in`);
    await desk.page.click('text=Use a passkey');
    await desk.page.waitForSelector('text=You are signed in as Anna. Your role is owner.');
    const [used] = desk.running.stored().people[0]?.passkeys ?? [];
    expect([before, who(desk)]).toMatchObject([
      'unknown',
      { ground: 'signed-in', principal: { id: 'anna', binding: 'passkey' } },
    ]);
    expect((used?.counter ?? 0) - (added?.counter ?? 0)).toBeGreaterThan(0);
    expect(desk.running.kinds()).toEqual(['signed-in', 'passkey-added', 'signed-out', 'signed-in']);
    const [cookie] = await desk.context.cookies();
    expect(cookie).toMatchObject({
      name: '__Host-tonewall',
      httpOnly: true,
      secure: true,
      sameSite: 'Strict',
      path: '/',
    });
  });

  test('that is removed signs nobody in', async () => {
    await addPasskey(desk);
    await desk.page.click('text=Remove number 1');
    await desk.page.waitForSelector('text=You have none yet.');
    await signOut(desk);
    await desk.page.goto(`${DESK}/sign-in`);
    await desk.page.click('text=Use a passkey');
    expect(await desk.page.textContent('[role=alert]')).toBe(WRONG);
    expect(who(desk).ground).toBe('unknown');
  });
});

describe('pages with passkeys', () => {
  test('run the one script and no other, for a phone and for everybody', async () => {
    const complaints: string[] = [];
    desk.page.on('console', (message) => complaints.push(message.text()));
    const check = async (path: string): Promise<void> => {
      const response = await desk.page.goto(`${DESK}${path}`);
      expect(response?.headers()['content-security-policy']).toMatch(
        /^default-src 'none'; style-src 'sha256-[^']+'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; script-src 'self'$/,
      );
      const wide = await desk.page.evaluate('document.documentElement.scrollWidth > innerWidth');
      const { violations } = await new AxeBuilder({ page: desk.page }).analyze();
      expect([path, wide, violations.map(({ id }) => id)]).toEqual([path, false, []]);
      const shots = process.env['TONEWALL_SCREENSHOTS'];
      if (shots !== undefined)
        await desk.page.screenshot({ path: join(shots, `passkeys${path.replace('/', '-')}.png`) });
    };
    await check('/sign-in');
    await addPasskey(desk);
    await check('/passkeys');
    expect(complaints).toEqual([]);
  });
});
