import { describe, expect, it } from 'vitest';
import { parseNamePattern } from './name-pattern.ts';

const label63 = 'a'.repeat(63);

describe('a name', () => {
  it.each([
    ['api.spotify.com', { kind: 'name', name: 'api.spotify.com' }],
    ['API.Spotify.com', { kind: 'name', name: 'api.spotify.com' }],
    ['*.sonos.com', { kind: 'below', below: 'sonos.com' }],
    ['*.Ws.Sonos.com', { kind: 'below', below: 'ws.sonos.com' }],
    ['xn--mnchen-3ya.de', { kind: 'name', name: 'xn--mnchen-3ya.de' }],
    ['1.fm', { kind: 'name', name: '1.fm' }],
    [`${label63}.example`, { kind: 'name', name: `${label63}.example` }],
  ])('%s is read', (text, pattern) => {
    expect(parseNamePattern(text)).toEqual({ ok: true, value: pattern });
  });

  it.each([
    '',
    '*.',
    'sonos.com.',
    '.sonos.com',
    'a..b',
    '-a.example.org',
    'a-.example.org',
    'a_b.example.org',
    'a b.example.org',
    `a${label63}.example`,
    `${'a.'.repeat(126)}org`,
    '10.0.0.1',
    'example.1x',
    'xn--0.example.org',
    'https://example.org',
    'example.org:443',
    'example.org/',
    '2001:db8::1',
    'a\nb.org',
  ])('%j is none', (text) => {
    expect(parseNamePattern(text)).toEqual({
      ok: false,
      error: 'is no name of the internet: api.example.org, *.example.org',
    });
  });

  it.each([
    ['*', '* elsewhere'],
    ['a*.example.org', '* elsewhere'],
    ['*.*.example.org', '* elsewhere'],
    ['api.*.org', '* elsewhere'],
    ['*.com', 'single label'],
    ['localhost', 'single label'],
    ['münchen.de', 'write xn--mnchen-3ya.de'],
    // A Kelvin sign, which becomes a k.
    ['\u212A.example.org', 'write k.example.org'],
  ])('%s is none, and is told why', (text, why) => {
    const parsed = parseNamePattern(text);
    expect(parsed.ok ? '' : parsed.error).toContain(why);
  });
});
