import { describe, expect, it } from 'vitest';
import { URI_SCHEMES, uriSchemeFacts, uriSchemeOf } from './uri-schemes.ts';

describe('URI schemes', () => {
  it('are listed once, in lower case', () => {
    const names = URI_SCHEMES.map(({ scheme }) => scheme);
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name) => name !== name.toLowerCase())).toEqual([]);
  });

  it.each([
    ['HTTP://192.0.2.1/a.mp3', 'named-host'],
    ['x-file-cifs://192.0.2.1/share/a.flac', 'named-host'],
    ['x-rincon-mp3radio://192.0.2.1/stream', 'named-host'],
    ['x-rincon:RINCON_000E5800000001400', 'player'],
    ['x-rincon-queue:RINCON_000E5800000001400#0', 'player'],
    ['x-sonosapi-hls-static:track%3a1?sid=201', 'music-service'],
    ['x-sonosprog-spotify:abc', 'music-service'],
    ['x-rincon-buzzer:0', 'nothing'],
    [' \tx-file-cifs://192.0.2.1/share', 'named-host'],
  ])('%s contacts %s', (uri, contacts) => {
    expect(uriSchemeFacts(uri)?.contacts).toBe(contacts);
  });

  it('are unknown to the filter when nobody described them', () => {
    expect(uriSchemeFacts('ftp://192.0.2.1/a')).toBeUndefined();
    expect(uriSchemeFacts('')).toBeUndefined();
    expect(uriSchemeOf('//192.0.2.1/a')).toBeUndefined();
  });

  it('tell joining a group from playing', () => {
    expect(uriSchemeFacts('x-rincon:RINCON_000E5800000001400')?.risk).toBe('grouping');
    expect(uriSchemeFacts('x-rincon-queue:RINCON_000E5800000001400#0')?.risk).toBeUndefined();
  });
});
