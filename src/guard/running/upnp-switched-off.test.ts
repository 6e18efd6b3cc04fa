import { once } from 'node:events';
import { request } from 'node:https';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { hardenedHouse } from '../../../test/rig/guard/hardened-house.ts';
import { rest } from '../../../test/rig/guard/muse-client.ts';
import { type GuardUnderTest, startGuardOf } from '../../../test/rig/guard/running-guard.ts';
import { knownAddress as ip } from '../../base/address.ts';
import type { RunningHousehold } from '../../sim/household.ts';
import { startRig } from '../../sim/rig/house.ts';
import { startSubscriber, type TestSubscriber } from '../../sim/rig/subscriber.ts';

/** UPnP is switched off in a player while the guard runs, and calls are answered over TLS all the same. */

const SUBNET = '127.36.32';
const CLIENT = '127.0.0.1';
const DOOR = `${SUBNET}.111`;
const FILE = `
version: 1
players:
  Kitchen: { address: ${SUBNET}.11, guarded-at: ${DOOR} }
segments:
  - { network: ${CLIENT}/32, role: guest }
roles:
  guest: { extends: guest, volume-cap: 40 }
`;

let house: RunningHousehold;
let under: GuardUnderTest;
let listener: TestSubscriber;

beforeAll(async () => {
  house = await startRig(hardenedHouse({ soapOverTls: true })(ip(`${SUBNET}.11`)), {
    doors: { ssdp: false, mdns: false, tls: true, login: false },
  });
  for (const { switches } of Object.values(house.state.players)) switches.upnp = true;
  under = await startGuardOf(FILE);
  listener = await startSubscriber(CLIENT);
});
afterAll(async () => {
  await listener.close();
  await under.stop();
  await house.stop();
});

const TYPE = 'urn:schemas-upnp-org:service:RenderingControl:1';
const turnedBy = async (by: number): Promise<number> => {
  const { status } = await rest(
    { to: DOOR, from: CLIENT },
    {
      method: 'POST',
      path: '/MediaRenderer/RenderingControl/Control',
      headers: {
        'Content-Type': 'text/xml; charset="utf-8"',
        SOAPACTION: `"${TYPE}#SetRelativeVolume"`,
      },
      body:
        '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>' +
        `<u:SetRelativeVolume xmlns:u="${TYPE}"><InstanceID>0</InstanceID><Channel>Master</Channel>` +
        `<Adjustment>${by}</Adjustment></u:SetRelativeVolume></s:Body></s:Envelope>`,
    },
  );
  return status ?? 0;
};

/** Over TLS; node:https alone takes the method SUBSCRIBE. */
async function subscribed(): Promise<number> {
  const asked = request({
    host: DOOR,
    port: 1443,
    method: 'SUBSCRIBE',
    path: '/MediaRenderer/RenderingControl/Event',
    headers: {
      CALLBACK: `<http://${CLIENT}:${listener.port}/>`,
      NT: 'upnp:event',
      TIMEOUT: 'Second-600',
    },
    rejectUnauthorized: false,
    localAddress: CLIENT,
    agent: false,
  });
  asked.end();
  const [response] = await once(asked, 'response');
  response.resume();
  return response.statusCode;
}

const volume = (): number | undefined => Object.values(house.state.players)[0]?.rendering.volume.Master;
const came = (door: 'tcp' | 'tls') =>
  house.recorder.entries({ door, direction: 'in' }).map(({ method }) => method);

it('first the guard asks in clear', async () => {
  expect(await turnedBy(1)).toBe(200);
  expect(await subscribed()).toBe(200);
  await listener.until(1);
  expect([volume(), came('tcp').includes('SUBSCRIBE')]).toEqual([21, true]);
});

it('then what it has to know, and events, come over TLS; nothing passes in between that is not known', async () => {
  for (const { switches } of Object.values(house.state.players)) switches.upnp = false;
  house.recorder.clear();
  await vi.waitFor(async () => expect(await turnedBy(1)).toBe(200), { timeout: 10_000, interval: 300 });
  expect(volume()).toBe(22);
  expect(await turnedBy(30)).toBe(500);
  house.recorder.clear();
  const before = listener.heard.length;
  expect(await subscribed()).toBe(200);
  await listener.until(before + 1);
  expect([came('tls').includes('SUBSCRIBE'), came('tcp').includes('SUBSCRIBE')]).toEqual([true, false]);
});
