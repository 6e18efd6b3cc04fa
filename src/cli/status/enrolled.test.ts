import { expect, it } from 'vitest';
import { NO_IDENTITIES } from '../../guard/identity/state.ts';
import { enrolledIn } from './enrolled.ts';

const GRANT = { id: '1', name: "Ben's phone", role: 'member', groups: [] };
const DEVICE = { ...GRANT, address: '10.0.10.5', leaseMs: 50, enrolledAt: 10, usedAt: 60, leaseEndsAt: 110 };
const CODE = { ...GRANT, hash: '', leaseMs: 50, madeAt: 10, expiresAt: 110, stand: 'open' as const };
const PROGRAM = { ...GRANT, madeAt: 20, credential: { kind: 'token' as const, hash: '' } };
const SESSION = {
  id: '1',
  person: 'ben',
  hash: '',
  address: '10.0.10.6',
  how: 'password' as const,
  startedAt: 10,
  usedAt: 60,
  idleEndsAt: 110,
  endsAt: 500,
};

const STATE = {
  ...NO_IDENTITIES,
  devices: [DEVICE, { ...DEVICE, endedAt: 90 }],
  codes: [CODE, { ...CODE, stand: 'used' as const }],
  programs: [PROGRAM, { ...PROGRAM, endedAt: 90 }],
  sessions: [SESSION],
};

it('tells who is enrolled now, and not who was', () => {
  expect(enrolledIn(STATE, 100)).toEqual({
    devices: [
      { name: "Ben's phone", role: 'member', address: '10.0.10.5', since: 10, seenAt: 60, until: 110 },
    ],
    openCodes: 1,
    programs: [{ name: "Ben's phone", role: 'member', since: 20 }],
    sessions: 1,
  });
  expect(enrolledIn(STATE, 110)).toMatchObject({ devices: [], openCodes: 0, sessions: 0 });
});
