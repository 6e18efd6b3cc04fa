import { describe, expect, it } from 'vitest';
import { DAY, identities, person, session, sha, uuid } from '../../../test/rig/identities.ts';
import { beginSession, endSessions, isCurrent, type NewSession } from './session.ts';
import type { IdentityState, Session } from './state.ts';

const AT = 1000;
const passkey = { id: 'AQ', key: 'pQEC', counter: 4, name: 'phone', addedAt: 0 };
const both = { people: [person({ passkeys: [passkey] }), person({ id: 'ben' })] };

const wanted = (over: Partial<NewSession> = {}): NewSession => ({
  id: uuid(30),
  person: 'anna',
  hash: sha('1'),
  address: '192.0.2.7',
  hardware: undefined,
  proof: { how: 'password', tag: sha('f') },
  shown: undefined,
  at: AT,
  ...over,
});

const begun = session({
  id: uuid(30),
  hash: sha('1'),
  startedAt: AT,
  usedAt: AT,
  idleEndsAt: AT + DAY / 2,
  endsAt: AT + 7 * DAY,
});

function begin(
  sessions: readonly Session[],
  over: Partial<NewSession> = {},
  state: Partial<IdentityState> = both,
) {
  const result = beginSession(identities({ ...state, sessions }), wanted(over));
  if (!result.ok) return result.error;
  const { ended, state: after } = result.value;
  return {
    ended: ended.map(({ session: { id }, why }) => [id, why]),
    sessions: after.sessions,
    people: after.people,
  };
}

describe('a session', () => {
  it.each([
    ['when it begins', 0, true],
    ['in the last millisecond without use', DAY / 2 - 1, true],
    ['after twelve hours without use', DAY / 2, false],
    ['when the clock was put back by five minutes', -300_000, true],
    ['when it was put back by more', -300_001, false],
    ['when it was put back by a year', -365 * DAY, false],
  ])('%s', (_, later, expected) => {
    expect(isCurrent(begun, AT + later)).toBe(expected);
  });

  it('is for twelve hours without use and for a week at most', () => {
    expect(begin([])).toEqual({ ended: [], sessions: [begun], people: both.people });
  });

  it('remembers the hardware address where it was seen', () => {
    expect(begin([], { hardware: '02:00:5e:00:53:01' })).toMatchObject({
      sessions: [{ ...begun, hardware: '02:00:5e:00:53:01' }],
    });
  });

  it('takes the place of any other at its address', () => {
    const other = session({ person: 'ben', hash: sha('2') });
    const elsewhere = session({ id: uuid(21), person: 'ben', hash: sha('3'), address: '192.0.2.8' });
    expect(begin([other, elsewhere])).toMatchObject({
      ended: [[uuid(20), 'replaced']],
      sessions: [elsewhere, begun],
    });
  });

  it('takes the place of the one that the browser had elsewhere', () => {
    const old = session({ address: '192.0.2.8', hash: sha('2') });
    expect(begin([old], { shown: sha('2') })).toMatchObject({
      ended: [[uuid(20), 'moved']],
      sessions: [begun],
    });
  });

  it('is one of eight of a person: the one that was unused for longest goes', () => {
    const own = Array.from({ length: 8 }, (_, index) =>
      session({
        id: uuid(40 + index),
        hash: (index + 2).toString(16).repeat(64),
        address: `192.0.2.${100 + index}`,
        usedAt: index === 5 ? 1 : 100,
      }),
    );
    const others = own.map((each, index) => ({
      ...each,
      id: uuid(60 + index),
      person: 'ben',
      hash: `${index}9`.repeat(32),
      address: `192.0.2.${200 + index}`,
    }));
    expect(begin([...own, ...others])).toMatchObject({ ended: [[uuid(45), 'most']] });
  });

  it('is one of 512', () => {
    const full = Array.from({ length: 512 }, (_, index) =>
      session({ id: uuid(1000 + index), person: `p${index}`, address: `198.51.100.${index}` }),
    );
    expect(begin(full)).toBe('full');
  });

  it.each([
    ['whose password is another by now', { proof: { how: 'password', tag: sha('0') } }],
    ['whose password was taken away', { person: 'carla' }],
    ['whose passkey is gone', { proof: { how: 'passkey', key: 'AB', counter: { before: 4, now: 5 } } }],
    [
      'whose passkey was used meanwhile',
      { proof: { how: 'passkey', key: 'AQ', counter: { before: 3, now: 5 } } },
    ],
    [
      'with the passkey of another',
      { person: 'ben', proof: { how: 'passkey', key: 'AQ', counter: { before: 4, now: 5 } } },
    ],
  ] as const)('is not begun for somebody %s', (_name, over) => {
    expect(begin([], over)).toBe('no-longer');
  });

  it('counts the signature of a passkey', () => {
    const proof = { how: 'passkey', key: 'AQ', counter: { before: 4, now: 5 } } as const;
    expect(begin([], { proof })).toEqual({
      ended: [],
      sessions: [{ ...begun, how: 'passkey' }],
      people: [person({ passkeys: [{ ...passkey, counter: 5 }] }), person({ id: 'ben' })],
    });
  });

  it('is ended by what it is', () => {
    const state = identities({ ...both, sessions: [session()] });
    expect(endSessions(state, ({ person: id }) => id === 'anna')).toEqual(identities(both));
    expect(endSessions(state, ({ person: id }) => id === 'ben')).toBeUndefined();
  });
});
