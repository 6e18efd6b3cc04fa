import { ENDPOINTS } from '../../../src/catalog/endpoints.ts';
import { type Choices, once, pick } from './choices.ts';
import { type Draft, draftOf } from './draft.ts';
import { KITCHEN, OFFICE, type Room } from './houses.ts';

/** What real clients fetch, and what attackers would. */
const COMMON = [
  '/xml/device_description.xml',
  '/status/zp',
  '/status/topology',
  '/getaa?s=1&u=x-sonosapi-stream%3as1',
  '/img/icon-S13.png',
  '/xml/AVTransport1.xml',
  '/reboot',
  '/reset',
  '/wifictrl?wifi=off',
  '/advconfig?submit=1',
  '/getaa?u=http%3a%2f%2fevil.example%2fa.jpg',
  '/getaa?s=1&u=http%3a%2f%2fmusic.example%2fa.jpg',
  `/getaa?u=http%3a%2f%2f${KITCHEN.guardAddress}%3a1400%2fa.jpg`,
  '/getaa?u=http://music.example&u=http://evil.example',
  '/getaa?v=1&u=http://music.example/&s=1&x=http://evil.example/',
  '/getaa?%75=http%3a%2f%2fevil.example',
  '/getaa?u=http%253a%252f%252fevil.example',
  '/getaa?u=http%3a%2f%2fmusic.example%40evil.example%2f',
  '/getaa?u=http%3a%5c%5cevil.example%2f',
  '/getaa?u=%20http%3a%2f%2fevil.example%2f',
  '/getaa?u=%68ttp://evil.example',
  '/getaa?u=http:evil.example/x',
  '/getaa?u=ht%09tp://evil.example/',
  '/getaa?u=http://music.example%2f@evil.example/',
  '/getaa?u=http:music.example@evil.example/',
  '/getaa?u=http://music.example%252f@evil.example/',
  '/getaa?u=http://a%40music.example@evil.example/',
  '/getaa?u=http://evil.example%5c@music.example/',
  '/getaa?s=1&m=1&vli=a&u=x',
  '/getaa?a=u=http://evil.example/',
  '/spotifyzc?action=getInfo',
  '/api/v1/players/local/info',
  '/notify',
  '/status/perfcounters',
  '/setstring?name=x',
];

const ALL = ENDPOINTS.map(({ path }) => path.replace('<Service>', 'AVTransport').replace('*', 'x'));

export function choosePage(choices: Choices, { guardAddress }: Room): Draft {
  const target = pick(choices, once(choices, 4) ? ALL : COMMON);
  const method = once(choices, 5) ? pick(choices, ['POST', 'HEAD', 'PUT', 'OPTIONS', 'NOTIFY']) : 'GET';
  const form = method === 'POST' || once(choices, 20);
  const headers: (readonly [string, string])[] = [['Host', `${guardAddress}:1400`]];
  if (form) headers.push(['Content-Type', 'application/x-www-form-urlencoded']);
  const body = form ? Buffer.from('reset=yes&confirm=1&csrfToken=x') : undefined;
  return draftOf(method, target, headers, body);
}

/** Old players reboot on a GET, so they are asked as often. */
export const chooseRoom = (choices: Choices): Room => pick(choices, [KITCHEN, OFFICE]);
