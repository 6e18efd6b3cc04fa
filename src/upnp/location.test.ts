import { describe, expect, it } from 'vitest';
import { asIpAddress, type Endpoint } from '../base/address.ts';
import { locationOf, pathWithin } from './location.ts';

const host = asIpAddress('192.0.2.21');
if (!host) throw new Error('an address expected');
const answered: Endpoint = { host, port: 1900 };
const base = { endpoint: { host, port: 1400 }, path: '/xml/device_description.xml' };

describe('LOCATION', () => {
  it('is followed to the address that answered', () => {
    expect(locationOf('http://192.0.2.21:1400/xml/device_description.xml', answered)).toEqual({
      ok: true,
      value: base,
    });
  });

  it.each([
    ['http://192.0.2.22:1400/x', 'mismatch'],
    ['http://kitchen.local:1400/x', 'forbidden'],
    ['http://192.0.2.21@203.0.113.9/x', 'forbidden'],
    ['https://192.0.2.21:1443/x', 'unsupported'],
    ['file:///etc/passwd', 'unsupported'],
    ['//192.0.2.21/x', 'malformed'],
    ['http://192.0.2.21:0/x', 'malformed'],
    ['http://192.0.2.21:99999/x', 'malformed'],
    ['', 'malformed'],
  ])('%s is refused: %s', (text, kind) => {
    expect(locationOf(text, answered)).toMatchObject({ ok: false, error: { kind } });
  });
});

describe('a URL in a description', () => {
  it.each([
    ['/xml/AVTransport1.xml', '/xml/AVTransport1.xml'],
    ['AVTransport1.xml', '/xml/AVTransport1.xml'],
    ['http://192.0.2.21:1400/a?b', '/a?b'],
  ])('%s is %s', (text, path) => {
    expect(pathWithin(text, base)).toEqual({ ok: true, value: path });
  });

  it.each(['http://192.0.2.22:1400/a', '//203.0.113.1/a', 'http://192.0.2.21:80/a', ''])(
    '%s is refused',
    (text) => {
      expect(pathWithin(text, base).ok).toBe(false);
    },
  );
});
