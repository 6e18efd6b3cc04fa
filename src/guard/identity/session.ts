import { err, ok, type Result } from '../../base/result.ts';
import { CLOCK_SLACK_MS, IDENTITY_LIMITS } from './limits.ts';
import type { IdentityState, Session } from './state.ts';

/**
 * How long somebody is signed in, in milliseconds: without use, and at most. A phone that left is forgotten before a router
 * usually gives its address to another (leases of a day and more).
 */
export const SESSION_MS = { idle: 12 * 3_600_000, whole: 7 * 86_400_000 } as const;

export const isCurrent = ({ startedAt, idleEndsAt, endsAt }: Session, at: number): boolean =>
  at >= startedAt - CLOCK_SLACK_MS && at < idleEndsAt && at < endsAt;

/**
 * Why a session ends before its time.
 *
 * - `replaced`: somebody signed in at the same address; an address is one person.
 * - `moved`: the same browser signed in anew, perhaps from another address.
 * - `most`: the person has as many as a person may; the one that was unused for longest went.
 * - `signed-out`: the person pressed the button.
 * - `owner`: by `tonewall people`, with a new password, or as the password was taken away.
 */
export type SessionEnding = 'replaced' | 'moved' | 'most' | 'signed-out' | 'owner';

export interface Ended {
  readonly session: Session;
  readonly why: SessionEnding;
}

/** What proved who it is; the session comes to be only while that still holds. */
export type Proof =
  | { readonly how: 'password'; readonly tag: string }
  | {
      readonly how: 'passkey';
      readonly key: string;
      /** What it was when the signature was checked, and what it is with it. */
      readonly counter: { readonly before: number; readonly now: number };
    };

export interface NewSession {
  readonly id: string;
  readonly person: string;
  readonly hash: string;
  readonly address: string;
  readonly hardware: string | undefined;
  readonly proof: Proof;
  /** Hash of the cookie that the browser showed, if any. */
  readonly shown: string | undefined;
  readonly at: number;
}

export interface Begun {
  readonly state: IdentityState;
  readonly session: Session;
  readonly ended: readonly Ended[];
}

/** `no-longer`: the password or passkey is another since it was checked. `full`: there are as many as there may be. */
export type SessionRefusal = 'no-longer' | 'full';

export function beginSession(state: IdentityState, wanted: NewSession): Result<Begun, SessionRefusal> {
  const people = provenIn(state, wanted);
  if (!people) return err('no-longer');
  const ended = endedBy(state.sessions, wanted);
  const others = state.sessions.filter((session) => ended.every((gone) => gone.session !== session));
  if (others.length >= IDENTITY_LIMITS.sessions) return err('full');
  const session = sessionOf(wanted);
  return ok({ state: { ...state, people, sessions: [...others, session] }, session, ended });
}

/** The people as they are with the proof used; undefined where it does not hold any more. */
function provenIn(
  { people }: IdentityState,
  { person: id, proof }: NewSession,
): IdentityState['people'] | undefined {
  const person = people.find((candidate) => candidate.id === id);
  if (!person) return undefined;
  if (proof.how === 'password') return person.password.tag === proof.tag ? people : undefined;
  const used = person.passkeys.find(({ id: key }) => key === proof.key);
  if (used?.counter !== proof.counter.before) return undefined;
  const passkeys = person.passkeys.map((passkey) =>
    passkey === used ? { ...passkey, counter: proof.counter.now } : passkey,
  );
  return people.map((other) => (other === person ? { ...person, passkeys } : other));
}

function endedBy(sessions: readonly Session[], wanted: NewSession): readonly Ended[] {
  const ended = sessions.flatMap((session): Ended[] => {
    if (session.hash === wanted.shown) return [{ session, why: 'moved' }];
    return session.address === wanted.address ? [{ session, why: 'replaced' }] : [];
  });
  const own = sessions
    .filter((session) => session.person === wanted.person && ended.every((gone) => gone.session !== session))
    .toSorted((a, b) => a.usedAt - b.usedAt);
  const overMost = own.slice(0, Math.max(0, own.length + 1 - IDENTITY_LIMITS.sessionsEach));
  return [...ended, ...overMost.map((session): Ended => ({ session, why: 'most' }))];
}

const sessionOf = ({ id, person, hash, address, hardware, proof, at }: NewSession): Session => ({
  id,
  person,
  hash,
  address,
  ...(hardware === undefined ? {} : { hardware }),
  how: proof.how,
  startedAt: at,
  usedAt: at,
  idleEndsAt: at + SESSION_MS.idle,
  endsAt: at + SESSION_MS.whole,
});

/** Undefined where none is of that kind. */
export function endSessions(
  state: IdentityState,
  isEnding: (session: Session) => boolean,
): IdentityState | undefined {
  const sessions = state.sessions.filter((session) => !isEnding(session));
  return sessions.length === state.sessions.length ? undefined : { ...state, sessions };
}

/** Prolongs sessions by when they were last used; one that was over by then stays so. */
export function prolongSessions(state: IdentityState, uses: ReadonlyMap<string, number>): IdentityState {
  const sessions = state.sessions.map((session) => prolonged(session, uses.get(session.id)));
  return sessions.every((session, index) => session === state.sessions[index])
    ? state
    : { ...state, sessions };
}

function prolonged(session: Session, usedAt: number | undefined): Session {
  if (usedAt === undefined || usedAt <= session.usedAt || !isCurrent(session, usedAt)) return session;
  return { ...session, usedAt, idleEndsAt: usedAt + SESSION_MS.idle };
}
