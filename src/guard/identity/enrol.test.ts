import { describe, expect, it } from 'vitest';
import { err, ok } from '../../base/result.ts';
import { code, DAY, device, identities, sha, uuid } from '../../../test/rig/identities.ts';
import { endCode, type NewCode, openCode, redeemCode } from './enrol.ts';
import type { Device, IdentityState } from './state.ts';

const wanted: NewCode = {
  id: uuid(2),
  hash: sha('c'),
  name: "Ben's tablet",
  role: 'guest',
  groups: [],
  leaseMs: DAY,
  at: 1000,
  expiresAt: 601_000,
};
const { at: _, ...kept } = wanted;
const made = { ...kept, groups: [], madeAt: 1000, stand: 'open' as const };

describe('making a code', () => {
  it('adds it to those that are there', () => {
    expect(openCode(identities({ wrongCodes: 3, codes: [code()] }), wanted)).toEqual(
      ok(identities({ wrongCodes: 3, codes: [code(), made] })),
    );
  });

  it('makes an older one for the same name void, and begins to count anew', () => {
    const before = identities({ wrongCodes: 3, codes: [code({ name: wanted.name })] });
    expect(openCode(before, wanted)).toEqual(
      ok(identities({ wrongCodes: 0, codes: [code({ name: wanted.name, stand: 'void' }), made] })),
    );
  });

  const sixteen = Array.from({ length: 16 }, (_none, index) =>
    code({ id: uuid(100 + index), name: `n${index}`, hash: index.toString(16).repeat(64) }),
  );
  it.each<[string, IdentityState, string]>([
    ['a living device has the name', identities({ devices: [device({ name: wanted.name })] }), 'name-taken'],
    ['16 are open', identities({ codes: sixteen }), 'too-many'],
    ['the same was made before', identities({ codes: [code({ hash: wanted.hash })] }), 'too-many'],
  ])('is refused when %s', (_name, before, refusal) => {
    expect(openCode(before, wanted)).toEqual(err(refusal));
  });

  it.each([
    ['ended', device({ name: wanted.name, endedAt: 500 })],
    ['expired', device({ name: wanted.name, leaseEndsAt: 1000 })],
  ])('may give the name of a device that is %s', (_name, old) => {
    expect(openCode(identities({ devices: [old] }), wanted)).toEqual(
      ok(identities({ codes: [made], devices: [old] })),
    );
  });
});

describe('ending a code', () => {
  it('makes the open one of that name void', () => {
    const codes = [code({ name: 'other', id: uuid(9) }), code({ name: 'tv' })];
    expect(endCode(identities({ codes }), 'tv', 5000)).toEqual(
      identities({ codes: [code({ name: 'other', id: uuid(9) }), code({ name: 'tv', stand: 'void' })] }),
    );
  });

  it.each([
    ['of another name', code({ name: 'other' }), 5000],
    ['used', code({ name: 'tv', stand: 'used' }), 5000],
    ['too old', code({ name: 'tv' }), 600_000],
  ])('finds none where it is %s', (_name, old, at) => {
    expect(endCode(identities({ codes: [old] }), 'tv', at)).toBeUndefined();
  });
});

const typed = { hash: sha('a'), address: '192.0.2.7', hardware: undefined, at: 5000 };
const HARDWARE = '02:00:5e:00:53:01';
const enrolled = device({ enrolledAt: 5000, usedAt: 5000, leaseEndsAt: 5000 + 30 * DAY });

describe('typing a code', () => {
  it('enrols the device with what was granted, at the address it came from, and uses the code up', () => {
    expect(redeemCode(identities({ codes: [code()] }), typed)).toEqual({
      state: identities({ codes: [code({ stand: 'used' })], devices: [enrolled] }),
      outcome: ok(enrolled),
      codesVoid: false,
    });
  });

  it('binds to the hardware address where it is known', () => {
    const bound = { ...enrolled, hardware: HARDWARE };
    expect(redeemCode(identities({ codes: [code()] }), { ...typed, hardware: HARDWARE })).toMatchObject({
      outcome: ok(bound),
    });
  });

  it.each([
    ['used', code({ stand: 'used' }), 5000, 'used-code'],
    ['void', code({ stand: 'void' }), 5000, 'void-code'],
    ['one millisecond too late', code(), 600_000, 'expired-code'],
    [
      'made later than now, by a clock that was put back',
      code({ madeAt: 305_001, expiresAt: 905_001 }),
      5000,
      'expired-code',
    ],
  ])('does nothing when it is %s', (_name, old, at, refusal) => {
    const state = identities({ codes: [old] });
    expect(redeemCode(state, { ...typed, at })).toEqual({ state, outcome: err(refusal), codesVoid: false });
  });

  it('passes in its last millisecond', () => {
    expect(redeemCode(identities({ codes: [code()] }), { ...typed, at: 599_999 }).outcome.ok).toBe(true);
  });

  const other: Device = device({ id: uuid(3), name: 'other' });
  it.each<[string, Device, string | undefined, boolean]>([
    ['another without hardware', other, HARDWARE, false],
    ['another with hardware, and none is seen now', { ...other, hardware: HARDWARE }, undefined, false],
    ['another with the same hardware', { ...other, hardware: HARDWARE }, HARDWARE, false],
    ['another with other hardware', { ...other, hardware: '02:00:5e:00:53:02' }, HARDWARE, true],
    ['an ended one', { ...other, endedAt: 4000 }, undefined, true],
    ['an expired one', { ...other, leaseEndsAt: 5000 }, undefined, true],
    ['one at another address', { ...other, address: '192.0.2.8' }, undefined, true],
  ])('beside %s', (_name, there, hardware, passes) => {
    const state = identities({ codes: [code()], devices: [there] });
    const { outcome } = redeemCode(state, { ...typed, hardware });
    expect(outcome.ok ? 'enrolled' : outcome.error).toBe(passes ? 'enrolled' : 'address-taken');
  });
});

describe('wrong codes', () => {
  const wrong = { ...typed, hash: sha('d') };

  it.each([wrong, { ...typed, hash: undefined }])('are counted while one is open', (attempt) => {
    expect(redeemCode(identities({ wrongCodes: 4, codes: [code()] }), attempt)).toEqual({
      state: identities({ wrongCodes: 5, codes: [code()] }),
      outcome: err('wrong-code'),
      codesVoid: false,
    });
  });

  it('change nothing while none is open', () => {
    const state = identities({ wrongCodes: 4, codes: [code({ stand: 'used' }), code({ expiresAt: 5000 })] });
    const result = redeemCode(state, wrong);
    expect(result).toEqual({ state, outcome: err('wrong-code'), codesVoid: false });
    expect(result.state).toBe(state);
  });

  it('make every open code void at the fiftieth', () => {
    const codes = [
      code(),
      code({ id: uuid(2), hash: sha('c') }),
      code({ id: uuid(3), hash: sha('e'), stand: 'used' }),
    ];
    expect(redeemCode(identities({ wrongCodes: 49, codes }), wrong)).toEqual({
      state: identities({
        wrongCodes: 50,
        codes: [
          code({ stand: 'void' }),
          code({ id: uuid(2), hash: sha('c'), stand: 'void' }),
          code({ id: uuid(3), hash: sha('e'), stand: 'used' }),
        ],
      }),
      outcome: err('wrong-code'),
      codesVoid: true,
    });
  });
});
