import { describe, expect, it } from 'vitest';
import { samplePlayer } from '../../rig/sample.ts';
import { bodyText, visit, type Visit } from '../../rig/visit.ts';

const S1 = { build: '57.23-74170', model: 'S5' };

async function token(asked: Visit, path: string): Promise<string> {
  return /name="csrfToken" value="([0-9a-f]+)"/.exec(await asked.read(path))?.[1] ?? '';
}

describe('/wifictrl', () => {
  // bsteiner.info (4.2): GET /wifictrl?wifi=off
  it('switches the radio off by a link on old builds', async () => {
    const asked = visit({ build: '24.0-71060', model: 'ZP120' });
    await asked.get('/wifictrl?wifi=off');
    expect(asked.player.device.wifiEnabled).toBe(false);
  });

  it('only shows a form on later ones, and is gone on 86.10', async () => {
    const asked = visit(S1);
    await asked.get('/wifictrl?wifi=off');
    expect(asked.player.device.wifiEnabled).toBe(true);
    expect((await visit({}).get('/wifictrl')).status).toBe(404);
  });
});

it.each([
  // frankensonos, live on 57.23 and 97.1
  ['57.23-74170', '/unlock', 403],
  ['97.1-80312', '/unlock', 403],
  ['57.23-74170', '/devmode', 200],
  ['97.1-80312', '/devmode', 200],
  ['57.23-74170', '/advconfig.htm', 200],
  ['57.23-74170', '/tools.htm', 200],
  // bonob 224: 403 since 2025 even with UPnP on
  ['86.10-80260', '/customsd', 403],
  ['57.23-74170', '/customsd', 200],
  // texts of 86.10: permission denied
  ['97.1-80312', '/audio_tap', 403],
  ['97.1-80312', '/pcap', 403],
  ['97.1-80312', '/ssh/authorized_keys', 403],
  ['34.7-35162', '/region', 200],
  ['86.10-80260', '/region', 404],
  // Pages of the unpacked firmware of 16.6; in 34.16 they are gone, or lead to a place that sold units lack
  ['16.6-00002-diag', '/audio_eq.htm', 200],
  ['34.16-37101', '/audio_eq.htm', 404],
  ['34.16-37101', '/configDSP.htm', 404],
  ['34.16-37101', '/meters.htm', 404],
  // Neither muse nor Dolby was there
  ['34.7-35162', '/musedebug', 404],
  ['34.7-35162', '/dolby_config', 404],
  ['57.23-74170', '/musedebug', 403],
])('%s GET %s is %i', async (build, path, status) => {
  expect((await visit({ build }).get(path)).status).toBe(status);
});

it('an unlocked unit has the files that sold ones link to', async () => {
  const unlocked = { ...samplePlayer().switches, unlocked: true };
  const asked = visit({ build: '34.16-37101', switches: unlocked });
  expect([(await asked.get('/configDSP.htm')).status, (await asked.get('/meters.htm')).status]).toEqual([
    200, 200,
  ]);
});

// 86.8: the program of the Playbar has them, that of the Play:1 has not
it.each(['/dolby_config', '/downloadspdiftap', '/snapshotspdiftap'])(
  '%s is for televisions',
  async (path) => {
    const tv = { connected: true, format: 'PCM 2.0' };
    expect([(await visit({ tv }).get(path)).status, (await visit({}).get(path)).status]).toEqual([403, 404]);
  },
);

// Fields of advconfig.htm of 18.0 and 34.16
it.each([
  ['18.0-50150', ['FirstZP']],
  ['34.16-37101', ['FirstZP', 'PriorityBridge']],
])('/advconfig.htm of %s', async (build, fields) => {
  const form = await visit({ build }).read('/advconfig.htm');
  expect([...form.matchAll(/type="text" name="(\w+)"/g)].map(([, name]) => name)).toEqual(fields);
});

it('/customsd adds a music service of the sender', async () => {
  const asked = visit({ build: '34.7-35162' });
  const sent = new URLSearchParams({
    sid: '255',
    name: 'Mine',
    uri: 'http://192.0.2.9/',
    secureUri: 'http://192.0.2.9/',
  });
  expect(bodyText(await asked.post('/customsd', sent.toString()))).toContain('Success!');
  expect(asked.world.household.musicServices).toEqual([
    {
      id: 255,
      name: 'Mine',
      uri: 'http://192.0.2.9/',
      secureUri: 'http://192.0.2.9/',
      containerType: 'MService',
      capabilities: '0',
      version: '1.1',
      auth: 'Anonymous',
    },
  ]);
});

it('/setstring and /removestring change the household with a token only', async () => {
  const asked = visit({});
  await asked.post('/setstring', 'key=a&value=b');
  expect(asked.world.household.strings).toEqual({});
  const csrfToken = await token(asked, '/setstring');
  await asked.post('/setstring', `key=a&value=b&csrfToken=${csrfToken}`);
  expect(asked.world.household.strings).toEqual({ a: 'b' });
  await asked.post('/removestring', `key=a&csrfToken=${csrfToken}`);
  expect(asked.world.household.strings).toEqual({});
});
