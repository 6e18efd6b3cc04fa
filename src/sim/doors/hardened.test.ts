import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadHousehold } from '../definition/load.ts';
import type { RunningHousehold } from '../household.ts';
import { shippedHousehold } from '../households/index.ts';
import { startRig } from '../rig/house.ts';
import { get } from '../rig/request.ts';
import { request } from 'node:https';

let house: RunningHousehold;

beforeAll(async () => {
  const file = shippedHousehold('modern-hardened')?.file;
  const text = file ? readFileSync(file, 'utf8').replaceAll('127.20.3.', '127.35.13.') : '';
  house = await startRig(loadHousehold(text, 'modern-hardened'));
});

afterAll(() => house.stop());

const statusThroughTls = (host: string, path: string): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    const sent = request(
      {
        host,
        port: 1443,
        path,
        headers: { 'X-Sonos-Api-Key': '123e4567-e89b-12d3-a456-426655440000' },
        rejectUnauthorized: false,
        agent: false,
      },
      (response) => {
        response.resume();
        resolve(response.statusCode);
      },
    );
    sent.on('error', reject);
    sent.end();
  });

// bonob 224, home-assistant 151258: 403 on the description and on control
it('with every switch set, description, SCPD and local API are closed on both doors', async () => {
  for (const { address } of house.players) {
    expect((await get(address, '/xml/device_description.xml')).status).toBe(403);
    expect((await get(address, '/status/syssettings')).status).toBe(403);
    expect(await statusThroughTls(address, '/xml/AVTransport1.xml')).toBe(403);
    expect(await statusThroughTls(address, '/api/v1/players/local/info')).toBe(401);
  }
});
