import { describe, expect, it } from 'vitest';
import { visit } from '../rig/visit.ts';

// UDA 2.0 §4.3: 412 for an event of a subscription that the receiver does not have, 400 without NT or NTS
describe('/notify', () => {
  const EVENT = {
    nt: 'upnp:event',
    nts: 'upnp:propchange',
    sid: 'uuid:RINCON_000E58A0000201400_sub1',
    seq: '0',
  };

  it.each([
    ['an event of a stranger', EVENT, 412],
    ['an event without NT', { ...EVENT, nt: undefined }, 400],
    ['an event without NTS', { ...EVENT, nts: undefined }, 400],
  ])('%s', async (_name, headers, status) => {
    const sent = Object.fromEntries(
      Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
    );
    expect(await visit({}).send('NOTIFY', '/notify', sent)).toEqual({ status, headers: [], body: '' });
  });
});

it.each(['/msprox', '/indexrepl'])('%s has nothing for a stranger', async (path) => {
  const asked = visit({});
  expect([(await asked.get(path)).status, (await asked.get(`${path}?id=1&bytes=0`)).status]).toEqual([
    400, 404,
  ]);
});

// reference/firmware-differences.md of anacapad-internals: four subroutes in 34.16, one handler from 57.10
it.each([
  ['34.16-37101', '/device_account/registration/state', 403],
  ['34.16-37101', '/device_account', 404],
  ['86.10-80260', '/device_account/registration/state', 404],
  ['86.10-80260', '/device_account', 403],
])('%s POST %s is %i', async (build, path, status) => {
  expect((await visit({ build }).post(path, '')).status).toBe(status);
});
