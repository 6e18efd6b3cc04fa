import { expect, it } from 'vitest';
import { kindOf } from '../player-kind.ts';
import { bare, errorPage, phraseOf } from './answer.ts';
import { serialise } from './serialise.ts';

const KIND = kindOf({ model: 'S13', build: '86.10-80260' });

// RFC 9110 §15, RFC 2616 §6.1.1
it.each([
  [200, 'OK'],
  [400, 'Bad Request'],
  [401, 'Unauthorized'],
  [403, 'Forbidden'],
  [405, 'Method Not Allowed'],
  [412, 'Precondition Failed'],
  [413, 'Request Entity Too Large'],
  [415, 'Unsupported Media Type'],
  [500, 'Internal Server Error'],
  [503, 'Service Unavailable'],
  [599, ''],
])('%i is %s', (status, phrase) => {
  expect(phraseOf(status)).toBe(phrase);
  expect(serialise(bare(status), KIND, 'GET').head.split('\r\n')[0]).toBe(`HTTP/1.1 ${status} ${phrase}`);
});

it('pages of 86.10 may not be framed, its answers without a page need not say so', () => {
  const heads = [errorPage(403), bare(400)].map((answer) => serialise(answer, KIND, 'GET').head);
  expect(heads.map((head) => head.includes('X-Frame-Options: DENY'))).toEqual([true, false]);
});
