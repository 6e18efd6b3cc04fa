import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { identities, person, session, sha, uuid } from '../../../test/rig/identities.ts';
import { PHONE, runIdentities } from '../../../test/rig/running-identities.ts';
import { addPasskey, passkeyOf, removePasskey, userHandleOf } from './passkeys.ts';
import { endPassword, setPassword } from './people.ts';
import type { IdentityState } from './state.ts';

const key = (over = {}) => ({ id: 'AQ', key: 'pQEC', counter: 3, name: 'phone', addedAt: 5, ...over });
const anna = person({ passkeys: [key()] });
const ben = person({ id: 'ben' });
const both = identities({ people: [anna, ben] });

describe('passkeys of people', () => {
  it('are added, found and removed', () => {
    const second = key({ id: 'AB' });
    const added = addPasskey(both, { person: 'ben', passkey: second });
    const after = identities({ people: [anna, person({ id: 'ben', passkeys: [second] })] });
    expect(added).toEqual({ ok: true, value: after });
    expect([passkeyOf(after, 'AB'), passkeyOf(after, 'AC')]).toEqual([
      { person: 'ben', passkey: second },
      undefined,
    ]);
    expect(removePasskey(after, { person: 'ben', key: 'AB' })).toEqual(both);
    expect(removePasskey(after, { person: 'anna', key: 'AB' })).toBeUndefined();
    expect(removePasskey(after, { person: 'carla', key: 'AB' })).toBeUndefined();
  });

  it.each([
    ['there already, of another', 'ben', key(), both, 'taken'],
    ['of nobody', 'carla', key({ id: 'AB' }), both, 'nobody'],
    [
      'the ninth',
      'anna',
      key({ id: 'ZZ' }),
      identities({
        people: [person({ passkeys: Array.from({ length: 8 }, (_, index) => key({ id: `A${index}` })) })],
      }),
      'most',
    ],
  ] as const)('are refused when they are %s', (_name, who, passkey, state, why) => {
    expect(addPasskey(state, { person: who, passkey })).toEqual({ ok: false, error: why });
  });

  it('and sessions end with a new password, and without one', () => {
    const state: IdentityState = { ...both, sessions: [session(), session({ person: 'ben', id: uuid(21) })] };
    const left = [session({ person: 'ben', id: uuid(21) })];
    const password = { ...anna.password, tag: sha('1') };
    expect(setPassword(state, { id: 'anna', password, at: 9 })).toEqual(
      identities({ people: [ben, person({ password, changedAt: 9 })], sessions: left }),
    );
    expect(endPassword(state, 'anna')).toEqual(identities({ people: [ben], sessions: left }));
  });

  it('are told apart by a handle that is no name', () => {
    expect(Buffer.from(userHandleOf('anna'))).toEqual(
      createHash('sha256').update('tonewall person anna').digest(),
    );
  });
});

describe('a running guard', () => {
  const rules = {
    segments: [],
    people: [{ id: 'anna', name: 'Anna', role: 'owner', groups: [] }],
  };
  let state: IdentityState;
  beforeAll(() => {
    state = identities({ people: [anna] });
  });
  const signature = (count: number | undefined, of = 'AQ') => ({ key: of, verify: async () => count });

  it('signs in whoever has a passkey, and counts the signature', async () => {
    const { guard, stored, journal } = await runIdentities(state, rules);
    const signedIn = await guard.signInByPasskey(signature(4), PHONE);
    expect([signedIn.ok, guard.identify(PHONE)]).toMatchObject([
      true,
      { ground: 'signed-in', principal: { id: 'anna', binding: 'passkey' } },
    ]);
    expect([stored().people, journal.entries]).toMatchObject([
      [{ passkeys: [{ counter: 4 }] }],
      [{ kind: 'signed-in', facts: { how: 'passkey' } }],
    ]);
  });

  it.each([
    ['a signature that does not hold', signature(undefined)],
    ['a passkey that nobody has', signature(4, 'AB')],
  ])('refuses %s', async (_name, given) => {
    const { guard, ground, kinds } = await runIdentities(state, rules);
    expect([await guard.signInByPasskey(given, PHONE), ground(), kinds()]).toEqual([
      { ok: false, error: { id: 'wrong' } },
      'unknown',
      ['sign-in-refused'],
    ]);
  });

  it('takes one of two answers with the same count', async () => {
    const { guard } = await runIdentities(state, rules);
    const results = await Promise.all([1, 2].map(() => guard.signInByPasskey(signature(4), PHONE)));
    expect(results.map(({ ok }) => ok)).toEqual([true, false]);
  });

  it('has five attempts an address', async () => {
    const { guard } = await runIdentities(state, rules);
    for (let attempt = 0; attempt < 5; attempt += 1) await guard.signInByPasskey(signature(undefined), PHONE);
    expect(await guard.signInByPasskey(signature(4), PHONE)).toEqual({
      ok: false,
      error: { id: 'too-many', waitMs: 30_000 },
    });
  });

  it('adds and removes, and writes it down first', async () => {
    const { guard, journal, disk } = await runIdentities(state, rules);
    const own = { person: 'anna', passkey: key({ id: 'AB', name: 'tablet' }) };
    expect(await guard.addPasskey(own)).toEqual({ ok: true, value: true });
    expect([await guard.removePasskey('anna', 'AB'), guard.passkeysOf('anna')]).toEqual([true, [key()]]);
    expect(journal.entries).toEqual([
      { kind: 'passkey-added', at: 0, facts: { principal: 'person:anna', name: 'tablet' } },
      { kind: 'passkey-removed', at: 0, facts: { principal: 'person:anna', name: 'tablet' } },
    ]);
    journal.failing = true;
    expect([await guard.addPasskey(own), await guard.removePasskey('anna', 'AQ')]).toEqual([
      { ok: false, error: 'not-written' },
      false,
    ]);
    journal.failing = false;
    disk.failing = 'write';
    expect([await guard.addPasskey(own), await guard.removePasskey('anna', 'AQ')]).toEqual([
      { ok: false, error: 'not-written' },
      false,
    ]);
    expect(guard.passkeysOf('anna')).toEqual([key()]);
  });
});
