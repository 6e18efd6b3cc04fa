import { expect, it } from 'vitest';
import { URI_SCHEMES } from '../../catalog/uri-schemes.ts';
import { fetchUrlOf, kindOfUri, playerInUri } from './uri.ts';

it.each(URI_SCHEMES.map(({ scheme, prefix }) => (prefix ? `${scheme}any` : scheme)))(
  '%s is known',
  (scheme) => {
    expect(kindOfUri(`${scheme}:something`)).not.toBe('unknown');
  },
);

it.each(['gopher://x', 'mms://x', 'constructor:x', 'no scheme', ':', 'x-sonosprog:x'])('%s is not', (uri) => {
  expect(kindOfUri(uri)).toBe('unknown');
});

it.each([
  ['', 'nothing'],
  ['x-rincon-queue:RINCON_A01400#0', 'queue'],
  ['X-RINCON:RINCON_A01400', 'join'],
  ['file:///jffs/settings/savedqueues.rsq#3', 'container'],
  ['file:///mnt/a.mp3', 'track'],
])('%j is %s', (uri, kind) => {
  expect(kindOfUri(uri)).toBe(kind);
});

it('names the player', () => {
  expect(playerInUri('x-rincon-stream:RINCON_A01400')).toBe('RINCON_A01400');
  expect(playerInUri('x-rincon-stream:')).toBe('');
});

it.each([
  ['http://192.0.2.1/a', 'http://192.0.2.1/a'],
  ['x-rincon-mp3radio://192.0.2.1:8000/a', 'http://192.0.2.1:8000/a'],
  ['x-rincon-mp3radio:http://192.0.2.1/a', 'http://192.0.2.1/a'],
  ['aac://192.0.2.1/a', 'http://192.0.2.1/a'],
  ['x-file-cifs://nas/music/a.mp3', 'smb://nas/music/a.mp3'],
  ['x-sonos-spotify:spotify%3atrack%3a1?sid=9', undefined],
  ['x-sonosapi-show:1', undefined],
  ['x-rincon-queue:RINCON_A01400#0', undefined],
])('%s is fetched from %s', (uri, url) => {
  expect(fetchUrlOf(uri)).toBe(url);
});
