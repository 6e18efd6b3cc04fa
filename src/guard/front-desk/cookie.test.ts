import { expect, it } from 'vitest';
import { cookieIn, givenCookie, takenCookie } from './cookie.ts';

const SECRET = 'A'.repeat(43);
const plain = { scheme: 'http' } as const;
const secured = { scheme: 'https' } as const;

it.each([
  ['alone', [`tonewall=${SECRET}`], SECRET],
  ['among others', [`theme=dark; tonewall=${SECRET}; a=b`], SECRET],
  ['in a header of its own', ['theme=dark', `tonewall=${SECRET}`], SECRET],
  ['twice', [`tonewall=${SECRET}; tonewall=${'B'.repeat(43)}`], undefined],
  ['twice the same', [`tonewall=${SECRET}`, `tonewall=${SECRET}`], undefined],
  ['too short', [`tonewall=${SECRET.slice(1)}`], undefined],
  ['with other letters', [`tonewall=${'é'.repeat(43)}`], undefined],
  ['under another name', [`xtonewall=${SECRET}`], undefined],
  ['under the name with TLS', [`__Host-tonewall=${SECRET}`], undefined],
  ['not at all', [], undefined],
] as const)('a cookie %s', (_name, headers, secret) => {
  expect(
    cookieIn(
      headers.map((value) => ['Cookie', value] as const),
      plain,
    ),
  ).toBe(secret);
});

it('with TLS has the name that browsers keep for this host', () => {
  const shown = (name: string) => cookieIn([['Cookie', `${name}=${SECRET}`]], secured);
  expect([shown('__Host-tonewall'), shown('tonewall')]).toEqual([SECRET, undefined]);
});

it('is kept from scripts and other sites, for a week', () => {
  expect([givenCookie(plain, SECRET), takenCookie(plain)]).toEqual([
    `tonewall=${SECRET}; Path=/; HttpOnly; SameSite=Strict; Max-Age=604800`,
    'tonewall=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0',
  ]);
  expect([givenCookie(secured, SECRET), takenCookie(secured)]).toEqual([
    `__Host-tonewall=${SECRET}; Path=/; HttpOnly; SameSite=Strict; Max-Age=604800; Secure`,
    '__Host-tonewall=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0; Secure',
  ]);
});
