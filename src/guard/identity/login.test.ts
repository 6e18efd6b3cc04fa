import { beforeAll, describe, expect, it } from 'vitest';
import { createSteeredClock } from '../../sim/rig/steered-clock.ts';
import { identities } from '../../../test/rig/identities.ts';
import { Logins } from './login.ts';
import { hashPassword } from './password.ts';
import { endPassword, setPassword } from './people.ts';
import { makeSnapshot } from './snapshot.ts';
import type { PasswordHash } from './state.ts';

const PASSWORD = 'correct horse battery';
const people = ['anna', 'ben'].map((id) => ({
  id,
  name: id.toUpperCase(),
  role: 'member',
  groups: ['family'],
}));
let stored: PasswordHash;
beforeAll(async () => {
  stored = await hashPassword(PASSWORD, Buffer.alloc(16, 1));
});

function setUp() {
  const clock = createSteeredClock();
  const state = setPassword(identities(), { id: 'anna', password: stored, at: 0 }) ?? identities();
  const withStranger = setPassword(state, { id: 'carla', password: stored, at: 0 }) ?? state;
  const snapshot = makeSnapshot(withStranger, { segments: [], people });
  const logins = new Logins(clock, () => snapshot);
  const login = async (id: string, password: string, address = '192.0.2.7') => {
    const result = await logins.login({ id, password, address });
    return result.ok ? result.value.principal : result.error;
  };
  return { clock, login };
}

describe('a person', () => {
  it('logs in with a password and has the role of the configuration', async () => {
    expect(await setUp().login('anna', PASSWORD)).toEqual({
      kind: 'person',
      id: 'anna',
      name: 'ANNA',
      role: 'member',
      groups: ['family'],
      binding: 'password',
    });
  });

  it.each([
    ['a wrong password', 'anna', `${PASSWORD}!`],
    ['no password', 'anna', ''],
    ['an endless password', 'anna', PASSWORD.repeat(1000)],
    ['no password set', 'ben', PASSWORD],
    ['no place in the configuration', 'carla', PASSWORD],
    ['a name that nobody has', 'dora', PASSWORD],
  ])('with %s is not let in, and not told why', async (_name, id, password) => {
    expect(await setUp().login(id, password)).toEqual({ id: 'wrong' });
  });
});

describe('guessing passwords', () => {
  it('has five attempts an address', async () => {
    const { login, clock } = setUp();
    for (let attempt = 0; attempt < 5; attempt += 1) await login('anna', 'wrong wrong wrong');
    expect(await login('anna', PASSWORD)).toEqual({ id: 'too-many', waitMs: 30_000 });
    clock.advance(30_000);
    expect(await login('anna', PASSWORD)).toMatchObject({ id: 'anna' });
  });

  it('of one person from many addresses has twenty, then the person waits a minute at most', async () => {
    const { login, clock } = setUp();
    for (let host = 1; host <= 20; host += 1) await login('anna', 'wrong wrong wrong', `192.0.2.${host}`);
    expect(await login('anna', PASSWORD, '192.0.2.99')).toEqual({ id: 'too-many', waitMs: 1000 });
    clock.advance(1000);
    expect(await login('anna', PASSWORD, '192.0.2.99')).toMatchObject({ id: 'anna' });
  });

  it('many at once are turned away before any work', async () => {
    const { login } = setUp();
    const all = Array.from({ length: 12 }, (_none, host) =>
      login(`p${host}`, 'wrong wrong wrong', `192.0.2.${host}`),
    );
    expect((await Promise.all(all)).filter((answer) => answer.id === 'busy').length).toBe(4);
  });
});

describe('passwords', () => {
  it('are set anew and taken away', () => {
    const one = setPassword(identities(), { id: 'anna', password: stored, at: 5 });
    expect(one).toEqual(
      identities({ people: [{ id: 'anna', password: stored, changedAt: 5, passkeys: [] }] }),
    );
    expect(setPassword(one!, { id: 'anna', password: stored, at: 9 })?.people).toEqual([
      { id: 'anna', password: stored, changedAt: 9, passkeys: [] },
    ]);
    expect([endPassword(one!, 'anna'), endPassword(one!, 'ben')]).toEqual([identities(), undefined]);
  });
});
