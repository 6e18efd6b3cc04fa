import { describe, expect, it } from 'vitest';
import { refused } from '../../../test/rig/gena.ts';
import { parseCallbacks } from './callback.ts';

describe('parseCallbacks', () => {
  it.each([
    ['a user in the URL', '<http://u@a/>', 'malformed', 'a callback is no plain http URL', 1],
    ['https', '<https://a/>', 'unsupported', 'a callback is not http', 1],
    ['port 0', '<http://a:0/>', 'malformed', 'the port of a callback is none', 1],
    ['no brackets', 'http://a/', 'malformed', 'CALLBACK is no list of <URL>', 0],
    ['nothing in CALLBACK', '', 'malformed', 'CALLBACK is empty', undefined],
  ])('refuses %s', (_, text, kind, detail, at) => {
    expect(parseCallbacks(text)).toEqual(refused(kind, detail, at));
  });
  it('holds their number', () => {
    expect(parseCallbacks('<http://a>'.repeat(9))).toEqual(
      refused('limit', 'there are more than 8 callbacks', 80),
    );
  });
});
