import { describe, expect, it } from 'vitest';
import { bodyText, visit, type Visit } from '../../rig/visit.ts';

const OLD = { build: '34.7-35162', model: 'S1' };
const S1 = { build: '57.23-74170', model: 'S5' };

async function token(asked: Visit, path: string): Promise<string> {
  return /name="csrfToken" value="([0-9a-f]+)"/.exec(await asked.read(path))?.[1] ?? '';
}

describe('/reboot', () => {
  // middleoftech.com and the discussion of 2016: a plain GET reboots
  it('reboots by a link on builds before 7.3', async () => {
    const asked = visit(OLD);
    expect((await asked.get('/reboot')).status).toBe(200);
    expect(asked.reboots).toEqual([asked.player.id]);
  });

  // vowe.net: from 7.3 a token and POST
  it('shows a form afterwards, and wants its token', async () => {
    const asked = visit(S1);
    const form = await asked.read('/reboot');
    expect(form).toContain('<form method="post" action="/reboot">');
    expect((await asked.post('/reboot', '')).status).toBe(403);
    expect((await asked.post('/reboot', 'csrfToken=wrong')).status).toBe(403);
    expect(asked.reboots).toEqual([]);
    await asked.post('/reboot', `csrfToken=${await token(asked, '/reboot')}`);
    expect(asked.reboots).toEqual([asked.player.id]);
  });

  it('a token of before the boot is worth nothing after it', async () => {
    const asked = visit(S1);
    const before = await token(asked, '/reboot');
    asked.player.bootSeq += 1;
    expect((await asked.post('/reboot', `csrfToken=${before}`)).status).toBe(403);
  });
});

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

describe('/ping', () => {
  it('takes a host by GET on 16.6 and sends nothing; the text comes back escaped', async () => {
    const text = await visit({ build: '16.6-00000', model: 'ZP90' }).read('/ping?host=%3Cb%3E');
    expect(text).toContain('/bin/ping -c 3 &lt;b&gt;');
    expect(text).toContain('nothing was sent');
  });

  it('is a form with a token on 57.23', async () => {
    const text = await visit(S1).read('/ping?host=192.0.2.1');
    expect(text).toContain('csrfToken');
    expect(text).not.toContain('/bin/ping');
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
])('%s GET %s is %i', async (build, path, status) => {
  expect((await visit({ build }).get(path)).status).toBe(status);
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
