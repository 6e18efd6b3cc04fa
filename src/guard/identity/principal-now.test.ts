import { describe, expect, it } from 'vitest';
import { device, identities, program, uuid } from '../../../test/rig/identities.ts';
import { identify } from './identify.ts';
import { NOBODY, type Principal } from './principal.ts';
import { principalNow } from './principal-now.ts';
import { makeSnapshot } from './snapshot.ts';
import type { IdentityState } from './state.ts';

const HOME = '192.0.2.0/24';
const PHONE = '192.0.2.7';
const rulesOf = (role: string) => ({ people: [], segments: [{ network: HOME, role }] });
const before = identities({ devices: [device()], programs: [program()] });

/** Who it is now that was identified while its segment was for guests. */
function now(
  principal: Principal,
  state: IdentityState,
  { role = 'guest', address = PHONE, at = 1000 } = {},
) {
  return principalNow(makeSnapshot(state, rulesOf(role)), { principal, address }, at);
}
const snapshot = makeSnapshot(before, rulesOf('guest'));
const phone = identify(snapshot, { address: PHONE }, 1000).principal;
const stranger = identify(snapshot, { address: '192.0.2.8' }, 1000).principal;
const assistant: Principal = {
  kind: 'program',
  id: uuid(9),
  name: 'Home Assistant',
  role: 'program',
  groups: [],
  binding: 'token',
};

describe('a device', () => {
  it('is what it is', () => {
    expect(now(phone, before)).toEqual(phone);
  });

  it('has the role that it has now', () => {
    const other = identities({ devices: [device({ role: 'guest', groups: [] })] });
    expect(now(phone, other)).toEqual({ ...phone, role: 'guest', groups: [] });
  });

  it.each([
    ['ended', identities({ devices: [device({ endedAt: 500 })] }), {}],
    ['over its lease', before, { at: device().leaseEndsAt }],
    ['gone', identities(), {}],
    ['elsewhere', before, { address: '192.0.2.8' }],
  ])('that is %s is nobody', (_what, state, more) => {
    expect(now(phone, state, more)).toEqual(NOBODY);
  });
});

describe('a program', () => {
  it('is what it is, wherever it may be from', () => {
    expect(now(assistant, before)).toEqual(assistant);
  });

  it.each([
    ['ended', program({ endedAt: 500 })],
    ['elsewhere', program({ from: ['10.0.0.0/8'] })],
    ['another', program({ id: uuid(8) })],
  ])('that is %s is nobody', (_what, other) => {
    expect(now(assistant, identities({ programs: [other] }))).toEqual(NOBODY);
  });
});

it('a stranger has the role of its network now', () => {
  expect(now(stranger, before, { role: 'member', address: '192.0.2.8' })).toEqual({
    ...stranger,
    role: 'member',
  });
  expect(now(stranger, before, { address: '198.51.100.1' })).toEqual(NOBODY);
  expect(now(NOBODY, before, { address: 'nonsense' })).toEqual(NOBODY);
});
