import { describe, expect, it } from 'vitest';
import { DAY, device, identities, uuid } from '../../../test/rig/identities.ts';
import { endDevice, isLive, renewLeases } from './lease.ts';

describe('a device lives', () => {
  it.each([
    ['from the start', device(), 0, true],
    ['to the last millisecond of its lease', device(), 30 * DAY - 1, true],
    ['not longer', device(), 30 * DAY, false],
    ['not when it was ended', device({ endedAt: 5 }), 6, false],
    ['not when it was ended, whatever a clock says that was put back', device({ endedAt: 5 }), 1, false],
  ])('%s', (_name, one, at, lives) => {
    expect(isLive(one, at)).toBe(lives);
  });
});

describe('renewing', () => {
  const used = (at: number) => new Map([[uuid(1), at]]);

  it('counts the lease from the last use', () => {
    expect(renewLeases(identities({ devices: [device()] }), used(DAY))).toEqual(
      identities({ devices: [device({ usedAt: DAY, leaseEndsAt: 31 * DAY })] }),
    );
  });

  it.each([
    ['it was over before the use', device(), 30 * DAY],
    ['it was ended', device({ endedAt: 5 }), DAY],
    ['a later use is known', device({ usedAt: 2 * DAY }), DAY],
    ['it was not used', device({ id: uuid(2) }), DAY],
  ])('changes nothing when %s', (_name, one, at) => {
    const state = identities({ devices: [one] });
    expect(renewLeases(state, used(at))).toBe(state);
  });
});

describe('ending', () => {
  it('ends the living device of that name only', () => {
    const old = device({ id: uuid(2), endedAt: 1 });
    expect(endDevice(identities({ devices: [old, device()] }), "Anna's phone", 9)).toEqual(
      identities({ devices: [old, device({ endedAt: 9 })] }),
    );
  });

  it.each(["Ben's phone", "anna's phone", ''])('knows no %j', (name) => {
    expect(endDevice(identities({ devices: [device()] }), name, 9)).toBeUndefined();
  });
});
