import { expect, it } from 'vitest';
import { placesOfPicture } from './places-of-pictures.ts';

it.each<[string, boolean]>([
  ['http://192.168.1.20:1400/getaa?s=1&u=x-sonos-spotify%3atrack', true],
  ['http://192.168.1.20:1400/img/icon-S13.png', true],
  ['http://192.168.1.20:1400/reboot', false],
  ['http://192.168.1.20:1400/reboot?x=/getaa?', false],
  ['http://192.168.1.20:1400/getaa?u=http://192.168.1.21:1400/reboot', false],
  ['http://192.168.1.20:1400/getaa?u=http%3a%2f%2f192.168.1.21:1400/reboot', false],
  ['http://192.168.1.20:1400/getaa/../reboot', false],
  ['http://x@192.168.1.20:1400/getaa?u=1', false],
])('%s', (uri, isPicture) => {
  const places = placesOfPicture(uri);
  expect(places.length).toBeGreaterThan(0);
  expect(places.every(({ use, playersPicture }) => use === 'art' && playersPicture === true)).toBe(isPicture);
});
