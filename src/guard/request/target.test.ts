import { describe, expect, it } from 'vitest';
import { parseTarget, writeTarget } from './target.ts';

const again = (target: string): string => {
  const parsed = parseTarget(target);
  return parsed.ok ? writeTarget(parsed.value) : parsed.error.kind;
};

describe('a target', () => {
  it.each(['/', '/status', '/status/zp', '/xml/AVTransport1.xml', '/status/proc/net/arp', '/status/'])(
    '%s stays as it is',
    (target) => expect(again(target)).toBe(target),
  );

  // RFC 3986 §6.2.2: each of these is another spelling of some path, and readers differ on which.
  it.each([
    '//reboot',
    '/status//zp',
    '/status/../reboot',
    '/./reboot',
    '/%72eboot',
    '/reboot;x=1',
    '/status/%2e%2e/reboot',
    '/status\\zp',
    '/.htaccess',
    '/reb\u00F6ot',
  ])('%s has more than one reading', (target) => expect(again(target)).toBe('forbidden'));

  it('has its query written anew', () => {
    expect(again('/getaa?s=1&u=x-sonos-spotify:abc%3fsid=9')).toBe(
      '/getaa?s=1&u=x-sonos-spotify%3Aabc%3Fsid%3D9',
    );
    expect(parseTarget('/getaa?u=a%2Bb+c&v')).toEqual({
      ok: true,
      value: {
        path: '/getaa',
        query: [
          ['u', 'a+b+c'],
          ['v', ''],
        ],
      },
    });
  });

  it('has a query of UTF-8', () => {
    expect(again('/getaa?u=%ff')).toBe('malformed');
    expect(again('/getaa?u=%c3%b6')).toBe('/getaa?u=%C3%B6');
    expect(again('/getaa?u=%zz')).toBe('malformed');
  });

  it('has a query of at most 16 fields', () => {
    expect(again(`/getaa?${'&'.repeat(16)}`)).toBe('limit');
  });
});
