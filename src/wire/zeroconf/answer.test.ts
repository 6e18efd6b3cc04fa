import { describe, expect, it } from 'vitest';
import { readZeroconfAnswer } from './answer.ts';

const read = (text: string) => {
  const answer = readZeroconfAnswer(Buffer.from(text));
  return answer.ok ? answer.value : answer.error.kind;
};

/** A receiver of Yamaha, 2024 (thlucas1/homeassistantcomponent_spotifyplus issue 24), its ids made up. */
const INFO = {
  status: 101,
  statusString: 'OK',
  spotifyError: 0,
  version: '2.9.0',
  deviceID: '0123456789abcdef0123456789abcdef01234567',
  deviceType: 'AVR',
  remoteName: 'Garage',
  publicKey: `${'A+/9'.repeat(31)}AA==`,
  brandDisplayName: 'Yamaha',
  modelDisplayName: 'R-N402',
  libraryVersion: '3.163.106-ge3123edf',
  resolverVersion: '0',
  groupStatus: 'NONE',
  availability: '',
  tokenType: 'accesstoken',
  clientID: '00000000000000000000000000000000',
  scope: 'streaming',
  productID: 121,
};

describe('an answer', () => {
  it('of a device is read whole', () => expect(read(JSON.stringify(INFO))).toEqual(INFO));

  it('is of members that are known, each of its type', () => {
    const more = { ...INFO, url: 'http://x/', scope: 7, availability: null, remoteName: 'a\u0007' };
    const { scope: _, availability: __, remoteName: ___, ...rest } = INFO;
    expect(read(JSON.stringify(more))).toEqual(rest);
  });

  it('has numbers, in whatever spelling', () => {
    expect(read('{"status":"101","spotifyError":"0","productID":1.5}')).toEqual({
      status: 101,
      spotifyError: 0,
    });
  });

  it('has lists of a few', () => {
    const alias = { name: 'Downstairs', id: 1, isGroup: true };
    const formats = { drm: 1, formats: 70 };
    expect(
      read(
        JSON.stringify({
          status: 101,
          aliases: [{ ...alias, x: 1 }],
          supported_drm_media_formats: [formats],
        }),
      ),
    ).toEqual({ status: 101, aliases: [alias], supported_drm_media_formats: [formats] });
    const many = Array.from({ length: 9 }, () => alias);
    expect(read(JSON.stringify({ status: 101, aliases: many }))).toEqual({ status: 101 });
    expect(read('{"status":101,"aliases":["x"]}')).toEqual({ status: 101 });
  });

  it.each([
    ['', 'malformed'],
    ['[]', 'malformed'],
    ['{}', 'malformed'],
    ['{"statusString":"OK"}', 'malformed'],
    ['{"status":"ok"}', 'malformed'],
    ['<html/>', 'malformed'],
    ['{"status":101,"status":102}', 'mismatch'],
    ['{"status":101,"__proto__":{}}', 'forbidden'],
    [`{"status":101,"x":${'['.repeat(9)}${']'.repeat(9)}}`, 'limit'],
    [`{"status":101,"x":"${'x'.repeat(16_384)}"}`, 'limit'],
  ])('%j is none', (text, kind) => expect(read(text)).toBe(kind));
});
