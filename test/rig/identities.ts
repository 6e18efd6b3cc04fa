import { knownAddress } from '../../src/base/address.ts';
import type {
  Code,
  Device,
  IdentityState,
  Person,
  Program,
  Session,
} from '../../src/guard/identity/state.ts';
import { NO_IDENTITIES } from '../../src/guard/identity/state.ts';

/** Pieces of identities for tests. Times are milliseconds from 0 on. */
export const DAY = 86_400_000;

export const uuid = (number: number): string =>
  `00000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`;

export const sha = (digit: string): string => digit.repeat(64);

export const code = (over: Partial<Code> = {}): Code => ({
  id: uuid(1),
  name: "Anna's phone",
  role: 'member',
  groups: ['family'],
  hash: sha('a'),
  leaseMs: 30 * DAY,
  madeAt: 0,
  expiresAt: 600_000,
  stand: 'open',
  ...over,
});

export const device = (over: Partial<Device> = {}): Device => ({
  id: uuid(1),
  name: "Anna's phone",
  role: 'member',
  groups: ['family'],
  address: knownAddress('192.0.2.7'),
  leaseMs: 30 * DAY,
  enrolledAt: 0,
  usedAt: 0,
  leaseEndsAt: 30 * DAY,
  ...over,
});

export const program = (over: Partial<Program> = {}): Program => ({
  id: uuid(9),
  name: 'Home Assistant',
  role: 'program',
  groups: [],
  credential: { kind: 'token', hash: sha('b') },
  madeAt: 0,
  ...over,
});

export const identities = (over: Partial<IdentityState> = {}): IdentityState => ({
  ...NO_IDENTITIES,
  ...over,
});

export const person = (over: Partial<Person> = {}): Person => ({
  id: 'anna',
  password: {
    kind: 'argon2id',
    memoryKib: 19_456,
    passes: 2,
    parallelism: 1,
    salt: '0'.repeat(32),
    tag: sha('f'),
  },
  changedAt: 0,
  passkeys: [],
  ...over,
});

export const session = (over: Partial<Session> = {}): Session => ({
  id: uuid(20),
  person: 'anna',
  hash: sha('d'),
  address: knownAddress('192.0.2.7'),
  how: 'password',
  startedAt: 0,
  usedAt: 0,
  idleEndsAt: DAY / 2,
  endsAt: 7 * DAY,
  ...over,
});
