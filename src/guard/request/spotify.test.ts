import { describe, expect, it } from 'vitest';
import type { RequestHead } from '../../wire/http/head.ts';
import { serviceMapOf } from './service-map.ts';
import { understand } from './understand.ts';

const SERVICES = serviceMapOf('S13', '97.1-80312');
const FORM = 'application/x-www-form-urlencoded';
const NEEDED = 'userName=ann&blob=YQ%3D%3D&clientKey=Yg%3D%3D';

function asked(method: string, target: string, body = '', type: readonly string[] = [FORM]) {
  const head: RequestHead = {
    method,
    target,
    version: '1.1',
    headers: type.map((value) => ['Content-Type', value] as const),
  };
  return understand({ head, body: Buffer.from(body) }, SERVICES, (text) => text);
}

const told = (...args: Parameters<typeof asked>) => {
  const understood = asked(...args);
  return understood.ok
    ? 'understood'
    : [understood.error.reason, understood.error.status, understood.error.spotifyStatus];
};
const post = (body: string, target = '/spotifyzc') => told('POST', target, body);

describe('getInfo', () => {
  it('is a description that is read', () => {
    const understood = asked('GET', '/spotifyzc?action=getInfo&version=2.7.1');
    expect(understood.ok && understood.value).toEqual({
      kind: 'spotify',
      action: { kind: 'description', id: 'description./spotifyzc', riskClass: 'read' },
      method: 'GET',
      fields: [
        ['action', 'getInfo'],
        ['version', '2.7.1'],
      ],
    });
  });

  it('leaves out what it does not know', () => {
    const understood = asked('GET', '/spotifyzc?x=http%3a%2f%2fevil.example&action=getInfo', '', []);
    expect(understood.ok && understood.value).toMatchObject({ fields: [['action', 'getInfo']] });
  });

  it.each<[string, string, string, unknown]>([
    ['GET', '/spotifyzc', '', ['unknown-action', 400, 'missing-action']],
    ['GET', '/spotifyzc?action=', '', ['unknown-action', 400, 'invalid-action']],
    ['GET', '/spotifyzc?action=getinfo', '', ['unknown-action', 400, 'invalid-action']],
    ['GET', '/spotifyzc?Action=getInfo', '', ['unknown-action', 400, 'missing-action']],
    ['GET', `/spotifyzc?action=addUser&${NEEDED}`, '', ['unknown-action', 400, 'invalid-action']],
    ['GET', '/spotifyzc?action=resetUsers', '', ['unknown-action', 400, 'invalid-action']],
    ['GET', '/spotifyzc?action=getInfo&action=addUser', '', ['mismatch', 400, 'invalid-arguments']],
    ['GET', '/spotifyzc?action=getInfo', 'action=addUser', ['unknown-action', 400, 'invalid-arguments']],
    ['GET', '/spotifyzc?action=getInfo&version=a%20b', '', ['bad-arguments', 400, 'invalid-arguments']],
    [
      'GET',
      `/spotifyzc?action=getInfo&version=${'1'.repeat(31)}`,
      '',
      ['bad-arguments', 400, 'invalid-arguments'],
    ],
    ['GET', '/spotifyzc?action=getInfo%', '', ['malformed', 400, undefined]],
    ['HEAD', '/spotifyzc?action=getInfo', '', ['unknown-action', 405, 'invalid-action']],
    ['PUT', '/spotifyzc?action=getInfo', '', ['unknown-action', 405, 'invalid-action']],
    ['GET', '/spotifyzc/?action=getInfo', '', ['unknown-action', 404, undefined]],
    ['POST', '/spotifyzc?action=getInfo', '', ['unknown-action', 400, 'invalid-action']],
  ])('%s %s %j is not', (method, target, body, expected) => {
    expect(told(method, target, body)).toEqual(expected);
  });
});

describe('addUser', () => {
  it('is casting, in one order and with what is known', () => {
    const body = `blob=YQ%3d%3d&clientKey=&x=1&userName=K%C3%BCche+%26&action=addUser&tokenType=authorization_code&deviceName=Ann%27s`;
    const understood = asked('POST', '/spotifyzc', body);
    expect(understood.ok && understood.value).toEqual({
      kind: 'spotify',
      action: { kind: 'cast', id: 'cast.spotify', riskClass: 'playback' },
      method: 'POST',
      fields: [
        ['action', 'addUser'],
        ['tokenType', 'authorization_code'],
        ['clientKey', ''],
        ['userName', 'Küche &'],
        ['blob', 'YQ=='],
        ['deviceName', "Ann's"],
      ],
    });
  });

  it('may say in the query what the form says, or leaves out', () => {
    expect(post(`${NEEDED}&action=addUser`, '/spotifyzc?action=addUser&version=1')).toBe('understood');
    expect(post(NEEDED, '/spotifyzc?action=addUser')).toBe('understood');
  });

  it.each<[string, string, unknown]>([
    [`${NEEDED}&action=addUser`, '/spotifyzc?action=getInfo', ['mismatch', 400, 'invalid-arguments']],
    [`${NEEDED}&action=addUser`, '/spotifyzc?userName=bob', ['mismatch', 400, 'invalid-arguments']],
    [`${NEEDED}&action=getInfo`, '/spotifyzc?action=addUser', ['mismatch', 400, 'invalid-arguments']],
    [`${NEEDED}&action=addUser&action=getInfo`, '/spotifyzc', ['mismatch', 400, 'invalid-arguments']],
    [`${NEEDED}&action=addUser&userName=bob`, '/spotifyzc', ['mismatch', 400, 'invalid-arguments']],
    [`${NEEDED}&action=addUser&%75serName=bob`, '/spotifyzc', ['mismatch', 400, 'invalid-arguments']],
    [`${NEEDED};action=addUser`, '/spotifyzc', ['unknown-action', 400, 'missing-action']],
    [`${NEEDED}&action=addUser&`, '/spotifyzc', ['malformed', 400, 'invalid-arguments']],
    ['action=addUser', '/spotifyzc', ['bad-arguments', 400, 'invalid-arguments']],
    ['', '/spotifyzc', ['unknown-action', 400, 'missing-action']],
    ['action=resetUsers', '/spotifyzc', ['unknown-action', 400, 'invalid-action']],
    [
      `action=addUser&userName=&blob=a%20b&clientKey=`,
      '/spotifyzc',
      ['bad-arguments', 400, 'invalid-arguments'],
    ],
    [
      `action=addUser&userName=&blob=a+b&clientKey=`,
      '/spotifyzc',
      ['bad-arguments', 400, 'invalid-arguments'],
    ],
    [
      `action=addUser&userName=a%00b&blob=&clientKey=`,
      '/spotifyzc',
      ['bad-arguments', 400, 'invalid-arguments'],
    ],
    [
      `action=addUser&userName=${'%C3%BC'.repeat(33)}&blob=&clientKey=`,
      '/spotifyzc',
      ['bad-arguments', 400, 'invalid-arguments'],
    ],
    [
      `action=addUser&userName=&blob=${'a'.repeat(2048)}&clientKey=`,
      '/spotifyzc',
      ['bad-arguments', 400, 'invalid-arguments'],
    ],
  ])('%s to %s is not', (body, target, expected) => expect(post(body, target)).toEqual(expected));

  it.each<[readonly string[], unknown]>([
    [[`${FORM}; charset=UTF-8`], 'understood'],
    [[], ['unknown-action', 415, 'invalid-arguments']],
    [['text/plain'], ['unknown-action', 415, 'invalid-arguments']],
    [[`${FORM}; charset=utf-16`], ['unknown-action', 415, 'invalid-arguments']],
    [
      [FORM, FORM],
      ['unknown-action', 415, 'invalid-arguments'],
    ],
    [['multipart/form-data; boundary=x'], ['unknown-action', 415, 'invalid-arguments']],
  ])('of type %j', (type, expected) => {
    expect(told('POST', '/spotifyzc', `action=addUser&${NEEDED}`, type)).toEqual(expected);
  });
});
