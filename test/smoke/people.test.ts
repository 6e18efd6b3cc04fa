import { createServer, request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashPassword } from '../../src/guard/identity/password.ts';
import { setPassword } from '../../src/guard/identity/people.ts';
import { identityFile } from '../../src/guard/identity/identity-file.ts';
import { nodeClock } from '../../src/host/clock.ts';
import { nodeDisk } from '../../src/host/disk/disk.ts';
import type { RunningHousehold } from '../../src/sim/household.ts';
import { startRig } from '../../src/sim/rig/house.ts';
import { askFrom as ask } from '../rig/ask-from.ts';
import { tokenIn } from '../rig/front-desk.ts';
import { type GuardUnderTest, startGuardOf } from '../rig/guard/running-guard.ts';
import { tonewall } from './tonewall.ts';

/** A whole guard before a simulated player, people who sign in at its front desk, and the real command. */
const DESK = '127.63.2.1:8080';
const DOOR = '127.63.2.111:1400';
const CONFIG = [
  'version: 1',
  'players: { Kitchen: { address: 127.63.2.11, guarded-at: 127.63.2.111 } }',
  'people: { anna: { name: Anna, role: owner }, ben: { name: Ben, role: member } }',
  'front-desk: { address: 127.63.2.1 }',
].join('\n');
const PASSWORD = 'correct horse battery';
const clock = nodeClock();
let house: RunningHousehold;
let under: GuardUnderTest;

beforeAll(async () => {
  house = await startRig(
    {
      name: 'people',
      firstAddress: '127.63.2.11',
      rooms: [{ name: 'Kitchen', players: [{ model: 'S13', build: '97.1-80312' }] }],
    },
    { doors: { ssdp: false, mdns: false, tls: false, login: false } },
  );
  const password = await hashPassword(PASSWORD, Buffer.alloc(16, 1));
  under = await startGuardOf(CONFIG, {
    prepare: async (folder) => {
      const file = identityFile(nodeDisk(), folder);
      for (const id of ['anna', 'ben'])
        await file.update(clock.now(), (state) => ({
          state: setPassword(state, { id, password, at: clock.now() }) ?? state,
          value: undefined,
        }));
    },
  });
});
afterAll(async () => {
  await under.stop();
  await house.stop();
});

/** The cookie of somebody who signs in from an address, or undefined. */
async function signIn(from: string, id: string, password = PASSWORD): Promise<string | undefined> {
  const token = tokenIn((await ask(DESK, '/sign-in', { from })).body, '/sign-in');
  const form = new URLSearchParams({ id, password, token }).toString();
  const { headers } = await ask(DESK, '/sign-in', { from, form });
  return headers['set-cookie']?.[0]?.split(';')[0];
}

const seePlayer = async (from: string) => (await ask(DOOR, '/xml/device_description.xml', { from })).status;

/** What an app sends; it knows nothing of cookies. */
async function call(from: string, service: string, action: string, body = '', folder = ''): Promise<string> {
  const urn = `urn:schemas-upnp-org:service:${service}:1`;
  const form =
    '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" s:encodingStyle="http://schemas.xmlsoap.org/soap/encoding/">' +
    `<s:Body><u:${action} xmlns:u="${urn}">${body}</u:${action}></s:Body></s:Envelope>`;
  const answer = await ask(DOOR, `${folder}/${service}/Control`, {
    from,
    form,
    headers: { 'content-type': 'text/xml', soapaction: `"${urn}#${action}"` },
    noBrowser: true,
  });
  return `${answer.status} ${/<errorCode>(\d+)/.exec(answer.body)?.[1] ?? ''}`.trim();
}

const setClockFrom = (from: string) =>
  call(
    from,
    'AlarmClock',
    'SetFormat',
    '<DesiredTimeFormat>24H</DesiredTimeFormat><DesiredDateFormat>DMY</DesiredDateFormat>',
  );

const louder = (from: string, volume: number) =>
  call(
    from,
    'RenderingControl',
    'SetVolume',
    `<InstanceID>0</InstanceID><Channel>Master</Channel><DesiredVolume>${volume}</DesiredVolume>`,
    '/MediaRenderer',
  );

/** With a listener at port 3400 of the same address. */
function subscribe(from: string): Promise<number> {
  const [host, port] = DOOR.split(':');
  const headers = { callback: `<http://${from}:3400/>`, nt: 'upnp:event', timeout: 'Second-300' };
  const path = '/MediaRenderer/RenderingControl/Event';
  return new Promise((resolve, reject) => {
    const asked = request(
      { host, port, path, method: 'SUBSCRIBE', localAddress: from, headers, agent: false },
      (response) => resolve(response.resume().statusCode ?? 0),
    );
    asked.on('error', reject);
    asked.end();
  });
}

async function until(is: () => boolean): Promise<void> {
  const end = clock.elapsed() + 5000;
  while (!is() && clock.elapsed() < end) await clock.sleep(20);
}

async function command(args: readonly string[]): Promise<unknown> {
  const { code, stdout, stderr } = await tonewall([...args, '--state', under.stateFolder, '--json']);
  expect([code, stderr]).toEqual([0, '']);
  return JSON.parse(stdout);
}

describe('a person who signs in', () => {
  it('is known to every app on that device, and to none when signed out', async () => {
    const from = '127.63.2.51';
    const before = await seePlayer(from);
    const cookie = (await signIn(from, 'ben')) ?? '';
    const during = [await seePlayer(from), await seePlayer('127.63.2.52')];
    const home = await ask(DESK, '/', { from, headers: { cookie } });
    const form = `token=${tokenIn(home.body, '/sign-out')}`;
    const out = await ask(DESK, '/sign-out', { from, form, headers: { cookie } });
    expect([before, during, out.status, await seePlayer(from)]).toEqual([403, [200, 403], 303, 403]);
  });

  it('is listed for the owner without secrets, and signed out within a second or two', async () => {
    const from = '127.63.2.53';
    await signIn(from, 'ben');
    expect(await command(['people', 'sessions'])).toEqual({
      sessions: [
        {
          id: expect.any(String) as string,
          person: 'ben',
          address: from,
          how: 'password',
          startedAt: expect.any(Number) as number,
          usedAt: expect.any(Number) as number,
          idleEndsAt: expect.any(Number) as number,
          endsAt: expect.any(Number) as number,
        },
      ],
    });
    const before = await seePlayer(from);
    expect(await command(['people', 'sign-out', 'ben'])).toEqual({ ended: 'ben' });
    const until = clock.elapsed() + 10_000;
    while ((await seePlayer(from)) === 200 && clock.elapsed() < until) await clock.sleep(100);
    expect([before, await seePlayer(from)]).toEqual([200, 403]);
  });

  it('hears no events any more when signed out', async () => {
    const [from, another] = ['127.63.2.55', '127.63.2.56'];
    const heard: string[] = [];
    const listener = createServer((message, response) => {
      heard.push(message.method ?? '');
      message.resume();
      response.end();
    });
    await new Promise<void>((resolve) => listener.listen(3400, from, resolve));
    const cookie = (await signIn(from, 'ben')) ?? '';
    await signIn(another, 'anna');
    const subscribed = await subscribe(from);
    await louder(another, 11);
    await until(() => heard.length >= 2);
    const before = heard.length;
    const home = await ask(DESK, '/', { from, headers: { cookie } });
    await ask(DESK, '/sign-out', {
      from,
      form: `token=${tokenIn(home.body, '/sign-out')}`,
      headers: { cookie },
    });
    const changed = await louder(another, 12);
    await clock.sleep(1000);
    listener.close();
    expect([subscribed, before >= 2, changed, heard.length - before]).toEqual([200, true, '200', 0]);
  });

  it('with a wrong password is nobody', async () => {
    expect([await signIn('127.63.2.54', 'ben', 'wrong'), await seePlayer('127.63.2.54')]).toEqual([
      undefined,
      403,
    ]);
  });
});

describe('an owner', () => {
  it('approves at the front desk what an app asked for; it passes once', async () => {
    const [phone, tablet] = ['127.63.2.61', '127.63.2.62'];
    const cookie = (await signIn(phone, 'anna')) ?? '';
    await signIn(tablet, 'anna');
    const first = await setClockFrom(tablet);
    const page = await ask(DESK, '/approvals', { from: phone, headers: { cookie } });
    const number = /name="number" value="(\d+)"/.exec(page.body)?.[1] ?? '';
    expect([first, page.body.includes(`${number}. Kitchen: set format`)]).toEqual(['500 604', true]);
    const token = tokenIn(page.body, '/approvals');
    const form = `number=${number}&token=${token}`;
    const stolen = await ask(DESK, '/approvals', { from: tablet, form, headers: { cookie } });
    const still = await setClockFrom(tablet);
    const pressed = await ask(DESK, '/approvals', { from: phone, form, headers: { cookie } });
    expect([stolen.status, still, pressed.status]).toEqual([404, '500 604', 303]);
    expect([await setClockFrom(tablet), await setClockFrom(tablet)]).toEqual(['200', '500 604']);
  });
});
