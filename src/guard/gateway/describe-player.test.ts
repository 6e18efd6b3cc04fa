import { expect, it } from 'vitest';
import { knownAddress as ip } from '../../base/address.ts';
import { err, ok } from '../../base/result.ts';
import type { UpstreamOutcome } from '../upstream/outcome.ts';
import { describeBy } from './describe-player.ts';

const ID = 'RINCON_000E58A0000101400';
const PLACE = {
  room: 'Kitchen',
  endpoint: { host: ip('10.0.1.2'), port: 1400 },
  guardAddress: ip('10.0.2.2'),
};

const DESCRIPTION =
  '<?xml version="1.0"?><root xmlns="urn:schemas-upnp-org:device-1-0"><specVersion><major>1</major><minor>0</minor>' +
  '</specVersion><device><deviceType>urn:schemas-upnp-org:device:ZonePlayer:1</deviceType><friendlyName>x</friendlyName>' +
  '<manufacturer>Sonos, Inc.</manufacturer><modelName>Sonos One</modelName><modelNumber>S13</modelNumber>' +
  `<softwareVersion>97.1-80312</softwareVersion><UDN>uuid:${ID}</UDN></device></root>`;
const RECORD = JSON.stringify({
  device: { id: ID, model: 'S13', softwareVersion: '97.1-80312' },
  playerId: ID,
});

/** A status, a body of status 200, or `refused` and `timeout`. */
type Told = number | string;

const outcomeOf = (told: Told): UpstreamOutcome => {
  if (told === 'refused' || told === 'timeout') return err({ kind: told, detail: 'x', sent: false });
  const [status, body] = typeof told === 'number' ? [told, ''] : [200, told];
  return ok({ status, reason: '', headers: [], body: Buffer.from(body) });
};

/** What a player is taken for that answers in turn with these, and where it was asked. */
async function described(...tellings: readonly Told[]) {
  const asked: string[] = [];
  const describe = describeBy(({ player: { port }, secure, path }) => {
    asked.push(`${port}${secure ? ' over TLS' : ''} ${path}`);
    return Promise.resolve(outcomeOf(tellings[asked.length - 1] ?? 'timeout'));
  });
  const told = await describe(PLACE);
  return { asked, told: typeof told === 'object' ? [told.id, told.model, told.build, told.upnp] : told };
}

const CLEAR = '1400 /xml/device_description.xml';
const OVER_TLS = '1443 over TLS /xml/device_description.xml';
const BY_LOCAL_API = '1443 over TLS /api/v1/players/local/info';

it.each<[string, readonly Told[], unknown, readonly string[]]>([
  ['answers in clear', [DESCRIPTION], [ID, 'S13', '97.1-80312', undefined], [CLEAR]],
  ['answers over TLS', [403, DESCRIPTION], [ID, 'S13', '97.1-80312', 'over-tls'], [CLEAR, OVER_TLS]],
  ['has no port 1400', ['refused', DESCRIPTION], [ID, 'S13', '97.1-80312', 'over-tls'], [CLEAR, OVER_TLS]],
  [
    'has the local API alone',
    [403, 403, RECORD],
    [ID, 'S13', '97.1-80312', 'off'],
    [CLEAR, OVER_TLS, BY_LOCAL_API],
  ],
  ['refuses everywhere', [403, 403, 401], 'refuses', [CLEAR, OVER_TLS, BY_LOCAL_API]],
  ['is something else', [404, 404, 404], undefined, [CLEAR, OVER_TLS, BY_LOCAL_API]],
  ['tells nothing of use', ['<x/>', '<x/>', '{}'], undefined, [CLEAR, OVER_TLS, BY_LOCAL_API]],
  ['is not there', ['timeout'], undefined, [CLEAR]],
])('a player that %s', async (_, tellings, told, asked) => {
  expect(await described(...tellings)).toEqual({ told, asked });
});
