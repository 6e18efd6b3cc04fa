import { describe, expect, it } from 'vitest';
import { hashPassword, isPasswordLength, NOBODYS_PASSWORD, verifyPassword } from './password.ts';
import type { PasswordHash } from './state.ts';

/** From the tests of the reference implementation (phc-winner-argon2, src/test.c, argon2id, version 0x13). */
const reference: PasswordHash = {
  kind: 'argon2id',
  memoryKib: 65_536,
  passes: 2,
  parallelism: 1,
  salt: Buffer.from('somesalt').toString('hex'),
  tag: '09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7',
};

describe('a stored password', () => {
  it('is verified with the parameters it was made with', async () => {
    expect([
      await verifyPassword('password', reference),
      await verifyPassword('Password', reference),
    ]).toEqual([true, false]);
  });

  it('is made with what OWASP asks for, and is good for that password only', async () => {
    const made = await hashPassword('correct horse battery', Buffer.alloc(16, 7));
    expect({ ...made, tag: made.tag.length }).toEqual({
      kind: 'argon2id',
      memoryKib: 19_456,
      passes: 2,
      parallelism: 1,
      salt: '07'.repeat(16),
      tag: 64,
    });
    expect([
      await verifyPassword('correct horse battery', made),
      await verifyPassword('correct horse battery ', made),
    ]).toEqual([true, false]);
  });

  it('is the same in both ways to write a letter with its accent', async () => {
    const made = await hashPassword('caf\u00e9 caf\u00e9 caf\u00e9 caf\u00e9', Buffer.alloc(16, 7));
    expect(await verifyPassword('cafe\u0301 cafe\u0301 cafe\u0301 cafe\u0301', made)).toBe(true);
  });

  it('of nobody fits no empty one', async () => {
    expect(await verifyPassword('', NOBODYS_PASSWORD)).toBe(false);
  });
});

describe('length', () => {
  it.each([
    ['x'.repeat(14), false],
    ['x'.repeat(15), true],
    ['😀'.repeat(8), false],
    ['e\u0301'.repeat(8), false],
    ['x'.repeat(256), true],
    ['x'.repeat(257), false],
  ])('of %s', (password, fits) => {
    expect(isPasswordLength(password)).toBe(fits);
  });
});
