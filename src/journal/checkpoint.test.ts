import { createPrivateKey, createPublicKey } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { checkCheckpoint, publicKeyIn, signedFacts } from './checkpoint.ts';

/** RFC 8032 §7.1, tests 1 and 2: the secret keys. */
const [key, other] = [
  '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60',
  '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb',
].map((seed) =>
  createPrivateKey({
    key: Buffer.from(`302e020100300506032b657004220420${seed}`, 'hex'),
    format: 'der',
    type: 'pkcs8',
  }),
) as [ReturnType<typeof createPrivateKey>, ReturnType<typeof createPrivateKey>];

const unsigned = { at: 1000, through: 7, hash: 'ab'.repeat(32), begins: 2 };
const facts = signedFacts(key, unsigned);
const publicKey = createPublicKey(key);

describe('a checkpoint', () => {
  it('is what was signed', () => {
    const signature = facts['signature'];
    expect(checkCheckpoint(publicKey, 1000, facts)).toEqual({ ok: true, value: { ...unsigned, signature } });
  });

  it.each([
    ['time', 1001, facts],
    ['entry', 1000, { ...facts, through: 8 }],
    ['hash', 1000, { ...facts, hash: 'ac'.repeat(32) }],
    ['beginning', 1000, { ...facts, begins: 3 }],
    ['key', 1000, signedFacts(other, unsigned)],
  ])('of another %s is forged', (_, at, changed) => {
    expect(checkCheckpoint(publicKey, at, changed)).toEqual({
      ok: false,
      error: 'its signature does not fit',
    });
  });

  it.each([
    [-1, facts],
    ['1000', facts],
    [1000, {}],
    [1000, { ...facts, through: '7' }],
    [1000, { ...facts, through: -7 }],
    [1000, { ...facts, begins: 2.5 }],
    [1000, { ...facts, hash: 'AB'.repeat(32) }],
    [1000, { ...facts, hash: ['ab'.repeat(32)] }],
    [1000, { ...facts, signature: `${'A'.repeat(86)}==\n` }],
    [1000, { ...facts, signature: null }],
  ])('in another form is none (%s, %j)', (at, changed) => {
    expect(checkCheckpoint(publicKey, at, changed)).toEqual({ ok: false, error: 'it is no checkpoint' });
  });
});

it('takes Ed25519 keys only', () => {
  const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
  expect(publicKeyIn(pem)?.equals(publicKey)).toBe(true);
  // RFC 8410 §10.1 has the same form with X25519 (1.3.101.110).
  const x25519 = Buffer.from(`302a300506032b656e032100${'09'.repeat(32)}`, 'hex').toString('base64');
  for (const text of ['', 'nonsense', `-----BEGIN PUBLIC KEY-----\n${x25519}\n-----END PUBLIC KEY-----\n`])
    expect(publicKeyIn(text)).toBe(undefined);
});
