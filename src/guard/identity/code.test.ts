import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { codeHash, makeCode } from './code.ts';

const bytes = (hex: string) => ({ bytes: () => Buffer.from(hex, 'hex') });

describe('a code', () => {
  // RFC 4648 groups of five bits, in Crockford's alphabet: 0 is 0, 31 is Z.
  it.each([
    ['0000000000', '0000-0000'],
    ['ffffffffff', 'ZZZZ-ZZZZ'],
    ['00443214c7', '0123-4567'],
    ['4254b635cf', '89AB-CDEF'],
  ])('of %s is %s', (hex, code) => {
    expect(makeCode(bytes(hex))).toBe(code);
  });

  it('asks for 40 bits of randomness', () => {
    const asked: number[] = [];
    makeCode({
      bytes: (count) => {
        asked.push(count);
        return new Uint8Array(count);
      },
    });
    expect(asked).toEqual([5]);
  });
});

describe('what is typed', () => {
  const stored = createHash('sha256').update('tonewall enrolment code K1Q0VXFD').digest('hex');

  it.each(['K1Q0-VXFD', 'k1q0vxfd', ' k1q0 vxfd ', 'KIQO-VXFD', 'klqovxfd', 'K-1-Q-0-V-X-F-D'])(
    '%j is the code K1Q0-VXFD',
    (typed) => {
      expect(codeHash(typed)).toBe(stored);
    },
  );

  it.each(['', 'K1Q0-VXF', 'K1Q0-VXFDX', 'U1Q0-VXFD', 'K1Q0_VXFD', 'ſ1Q0-VXFD', `${' '.repeat(40)}K1Q0VXFD`])(
    '%j is no code',
    (typed) => {
      expect(codeHash(typed)).toBeUndefined();
    },
  );
});
