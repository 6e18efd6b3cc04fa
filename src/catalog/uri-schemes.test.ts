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
    ['x-rincon-playlist:RINCON_000E5800000001400#A:ALBUM/Kind%20of%20Blue', 'player'],
    ['x-rincon-playlist:RINCON_000E5800000001400#S://nas/music/night', 'unsure'],
    ['x-rincon-playlist:RINCON_000E5800000001400#s%3a//nas/music', 'unsure'],
    ['X-Rincon-Playlist:RINCON_000E5800000001400%23S://nas/music', 'unsure'],
    ['x-rincon-playlist:S://nas/music', 'unsure'],
    ['x-rincon-cpcontainer:1006006cA:x#S://nas/music', 'unsure'],
    ['file:///jffs/settings/savedqueues.rsq#7', 'nothing'],
  ])('%s contacts %s', (uri, contacts) => {
    expect(uriSchemeFacts(uri)?.contacts).toBe(contacts);
  });

  it('are unknown to the filter when nobody described them', () => {
    expect(uriSchemeFacts('ftp://192.0.2.1/a')).toBeUndefined();
    expect(uriSchemeFacts('')).toBeUndefined();
    expect(uriSchemeOf('//192.0.2.1/a')).toBeUndefined();
  });

  it.each([
    ['x-rincon:RINCON_000E5800000001400', 'grouping'],
    ['x-rincon-stream:RINCON_000E5800000001400', 'grouping'],
    ['x-sonos-htastream:RINCON_000E5800000001400:spdif', 'grouping'],
    ['x-sonos-vli:RINCON_000E5800000001400:2,airplay:x', 'grouping'],
    ['x-rincon-queue:RINCON_000E5800000001400#0', undefined],
  ])('tell joining a group and sending an input to others from playing: %s', (uri, risk) => {
    expect(uriSchemeFacts(uri)?.risk).toBe(risk);
  });
});
