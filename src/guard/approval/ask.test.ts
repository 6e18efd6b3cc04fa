import { describe, expect, it } from 'vitest';
import { NOBODY, type Principal } from '../identity/principal.ts';
import { type ApprovalAsk, approvalKey } from './ask.ts';

const anna: Principal = {
  kind: 'device',
  id: 'a',
  name: "Anna's phone",
  role: 'member',
  groups: [],
  binding: 'address',
};
const base: ApprovalAsk = {
  principal: anna,
  address: '192.0.2.7',
  room: 'Kitchen',
  action: 'AlarmClock.SetTimeZone',
  riskClass: 'system',
  arguments: [
    ['Index', '1'],
    ['AutoAdjustDst', '0'],
  ],
};
const isSame = (over: Partial<ApprovalAsk>, from: ApprovalAsk = base): boolean =>
  approvalKey(from) === approvalKey({ ...from, ...over });

describe('the same request', () => {
  it.each<[string, Partial<ApprovalAsk>, boolean]>([
    ['again', {}, true],
    ['with its arguments in another order', { arguments: base.arguments.toReversed() }, true],
    ['after the device got another name or role', { principal: { ...anna, name: 'x', role: 'owner' } }, true],
    ['from another address of the same principal', { address: '192.0.2.8' }, true],
    ['of another principal', { principal: { ...anna, id: 'b' } }, false],
    ['of a principal of another kind', { principal: { ...anna, kind: 'person' } }, false],
    ['in another room', { room: 'Bar' }, false],
    ['of another action', { action: 'AlarmClock.SetTimeServer' }, false],
    [
      'with another value',
      {
        arguments: [
          ['Index', '2'],
          ['AutoAdjustDst', '0'],
        ],
      },
      false,
    ],
    [
      'with values changed about',
      {
        arguments: [
          ['Index', '0'],
          ['AutoAdjustDst', '1'],
        ],
      },
      false,
    ],
    ['with one argument less', { arguments: [['Index', '1']] }, false],
    ['with an argument that looks like two', { arguments: [['Index', '1","AutoAdjustDst","0']] }, false],
  ])('%s: %j', (_name, over, same) => {
    expect(isSame(over)).toBe(same);
  });

  it.each(['nobody', 'segment'] as const)('of %s is one from the same address only', (kind) => {
    const stranger = { ...base, principal: { ...NOBODY, kind } };
    expect([isSame({}, stranger), isSame({ address: '192.0.2.8' }, stranger)]).toEqual([true, false]);
  });
});
