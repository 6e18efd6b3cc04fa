import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { DAY, identities, person, session, sha, uuid } from '../../../test/rig/identities.ts';
import { PHONE, runIdentities } from '../../../test/rig/running-identities.ts';
import { hashPassword } from './password.ts';
import { setPassword } from './people.ts';
import type { IdentityState, PasswordHash } from './state.ts';

const PASSWORD = 'correct horse battery';
const rules = {
  segments: [],
  people: ['anna', 'ben'].map((id) => ({ id, name: id.toUpperCase(), role: 'owner', groups: [] })),
};
let password: PasswordHash;
beforeAll(async () => {
  password = await hashPassword(PASSWORD, Buffer.alloc(16, 1));
});

const people = () => [person({ password }), person({ id: 'ben', password })];
/** The second draw of the random source in tests: 32 times the byte 1. */
const COOKIE = Buffer.alloc(32, 1).toString('base64url');
const HASH = createHash('sha256').update(`tonewall session ${COOKIE}`).digest('hex');
const begun = session({ id: uuid(100), hash: HASH });

const run = (over: Partial<IdentityState> = {}) =>
  runIdentities(identities({ people: people(), ...over }), rules);

/** argon2 takes real time. */
const signIn = (running: Awaited<ReturnType<typeof run>>, id = 'anna', visitor = {}) =>
  running.guard.signIn({ id, password: PASSWORD }, { ...PHONE, ...visitor });

describe('signing in', () => {
  it('gives a cookie, keeps its hash, and makes the address the person', async () => {
    const running = await run();
    expect(await signIn(running)).toEqual({ ok: true, value: { session: begun, cookie: COOKIE } });
    expect([running.ground(), running.stored().sessions]).toEqual(['signed-in', [begun]]);
    expect(running.disk.text('state/identities.json')).not.toContain(COOKIE);
    expect(running.journal.entries).toEqual([
      {
        kind: 'signed-in',
        at: 0,
        facts: {
          id: uuid(100),
          principal: 'person:anna',
          role: 'owner',
          how: 'password',
          address: '192.0.2.7',
          hardware: null,
          endsAt: 7 * DAY,
        },
      },
    ]);
    expect(running.guard.standingOf('192.0.2.7')).toMatchObject({
      principal: { kind: 'person', name: 'ANNA' },
      endsAt: DAY / 2,
    });
  });

  it('of another from the same address is written down as the end of the first', async () => {
    const running = await run();
    await signIn(running);
    await signIn(running, 'ben');
    expect(running.guard.identify(PHONE).principal.id).toBe('ben');
    expect(running.journal.entries.slice(1)).toMatchObject([
      {
        kind: 'signed-out',
        facts: { id: uuid(100), principal: 'person:anna', address: '192.0.2.7', why: 'replaced' },
      },
      { kind: 'signed-in', facts: { id: uuid(101), principal: 'person:ben' } },
    ]);
  });

  it('binds to the hardware address where it is known', async () => {
    const running = await run();
    running.neighbours.set('192.0.2.7', '02:00:5E:00:53:01');
    await signIn(running);
    expect(running.stored().sessions).toMatchObject([{ hardware: '02:00:5e:00:53:01' }]);
  });

  it('with a wrong password is refused and written down, without what was typed', async () => {
    const { guard, ground, journal, disk } = await run();
    expect(await guard.signIn({ id: 'secret typed here', password: 'x' }, PHONE)).toEqual({
      ok: false,
      error: { id: 'wrong' },
    });
    expect([ground(), disk.writes]).toEqual(['unknown', 0]);
    expect(journal.entries).toEqual([
      { kind: 'sign-in-refused', at: 0, facts: { address: '192.0.2.7', why: 'wrong' } },
    ]);
  });

  it('comes to nothing when the journal cannot be written', async () => {
    const running = await run();
    running.journal.failing = true;
    expect(await signIn(running)).toEqual({ ok: false, error: { id: 'not-written' } });
    expect([running.ground(), running.disk.writes]).toEqual(['unknown', 0]);
  });

  it('comes to nothing when the file cannot be written', async () => {
    const running = await run();
    running.disk.failing = 'write';
    expect([await signIn(running), running.ground(), running.kinds()]).toEqual([
      { ok: false, error: { id: 'not-written' } },
      'unknown',
      ['signed-in', 'session-not-written', 'sign-in-refused'],
    ]);
  });

  it('comes to nothing when the password was changed meanwhile', async () => {
    const running = await run();
    const signing = signIn(running);
    const other = { ...password, tag: sha('0') };
    running.put(identities({ people: [person({ password: other })] }));
    expect(await signing).toEqual({ ok: false, error: { id: 'wrong' } });
  });
});

describe('a cookie', () => {
  it('counts where it was given, and nowhere else', async () => {
    const { guard } = await run({ sessions: [begun] });
    const at = (address: string, cookie: string | undefined = COOKIE) =>
      guard.visitor({ address, cookie })?.principal.id;
    expect([at('192.0.2.7'), at('::ffff:192.0.2.7')]).toEqual(['anna', 'anna']);
    expect([at('192.0.2.8'), at('no address'), at('192.0.2.7', 'x'), at('192.0.2.7', HASH)]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expect(guard.visitor({ address: '192.0.2.7' })).toBeUndefined();
  });

  it('needs the same hardware address where that was seen', async () => {
    const { guard, neighbours, pass } = await run({
      sessions: [{ ...begun, hardware: '02:00:5e:00:53:01' }],
    });
    const here = { address: '192.0.2.7', cookie: COOKIE };
    neighbours.set('192.0.2.7', '02:00:5e:00:53:02');
    const other = guard.visitor(here);
    neighbours.set('192.0.2.7', '02:00:5e:00:53:01');
    const same = guard.visitor(here)?.principal.id;
    await pass(DAY / 2);
    expect([other, same, guard.visitor(here)]).toEqual([undefined, 'anna', undefined]);
  });

  it('that a browser brings when it signs in elsewhere ends where it was', async () => {
    const running = await run({ sessions: [begun] });
    await signIn(running, 'anna', { address: '192.0.2.8', cookie: COOKIE });
    expect([running.ground(), running.ground({ address: '192.0.2.8' })]).toEqual(['unknown', 'signed-in']);
    expect(running.journal.entries[0]).toMatchObject({ kind: 'signed-out', facts: { why: 'moved' } });
  });
});

describe('a session ends', () => {
  it('by signing out', async () => {
    const { guard, ground, kinds, stored } = await run({ sessions: [begun] });
    expect(await guard.signOut(begun)).toBe(true);
    expect([ground(), kinds(), stored().sessions]).toEqual(['unknown', ['signed-out'], []]);
    expect(await guard.signOut(begun)).toBe(true);
    expect(kinds()).toEqual(['signed-out']);
  });

  it('not when that cannot be written down', async () => {
    const { guard, ground, journal } = await run({ sessions: [begun] });
    journal.failing = true;
    expect([await guard.signOut(begun), ground()]).toEqual([false, 'signed-in']);
  });

  it.each([
    ['by its owner', (state: IdentityState) => ({ ...state, sessions: [] })],
    [
      'with a new password',
      (state: IdentityState) => setPassword(state, { id: 'anna', password, at: 500 }) ?? state,
    ],
  ])('%s within a second, and that is written down', async (_name, change) => {
    const { put, pass, ground, journal, stored, guard } = await run({ sessions: [begun] });
    put(change(stored()));
    await pass(1000);
    expect([ground(), guard.visitor({ ...PHONE, cookie: COOKIE })]).toEqual(['unknown', undefined]);
    expect(journal.entries).toMatchObject([
      { kind: 'signed-out', facts: { id: uuid(100), principal: 'person:anna', why: 'owner' } },
      { kind: 'identities-read' },
    ]);
  });

  it('by its owner also where the guard writes the file first', async () => {
    const running = await run({ sessions: [begun] });
    running.put(identities({ people: people() }));
    await signIn(running, 'ben', { address: '192.0.2.9' });
    expect(running.kinds()).toEqual(['signed-out', 'signed-in']);
  });
});
