import { expect, it } from 'vitest';
import { PermitList } from './permit-list.ts';

const LIST = new PermitList([
  { kind: 'below', below: 'sonos.com' },
  { kind: 'name', name: 'api.spotify.com' },
  { kind: 'below', below: 'cdn.example.org' },
]);

it.each([
  ['api.sonos.com', 'listed'],
  ['a.b.c.sonos.com', 'listed'],
  ['_tcp.sonos.com', 'listed'],
  ['api.spotify.com', 'listed'],
  ['edge.cdn.example.org', 'listed'],
  // Something below is listed.
  ['sonos.com', 'above'],
  ['com', 'above'],
  ['spotify.com', 'above'],
  ['cdn.example.org', 'above'],
  ['example.org', 'above'],
  ['org', 'above'],
  // Near by.
  ['notsonos.com', 'unlisted'],
  ['sonos.com.evil.org', 'unlisted'],
  ['x.api.spotify.com', 'unlisted'],
  ['api.spotify.co', 'unlisted'],
  ['', 'unlisted'],
  // One label with a dot in it, as messages are read.
  ['api\\.spotify.com', 'unlisted'],
  ['a\\.b.sonos.com', 'unlisted'],
  ['a b.sonos.com', 'unlisted'],
  ['\u0000.sonos.com', 'unlisted'],
  ['é.sonos.com', 'unlisted'],
])('%j is %s', (name, standing) => {
  expect(LIST.standing(name)).toBe(standing);
});

it('an empty list lists nothing', () => {
  expect(new PermitList([]).standing('api.sonos.com')).toBe('unlisted');
});
