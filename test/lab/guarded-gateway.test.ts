import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { callRequest, getVolume, setVolume as volumeCall } from './call.ts';
import { type GatewayLab, gatewayLab, must } from './gateway.ts';
import { inLab } from './in-lab.ts';
import { scriptPath } from './lab.ts';
import { TONEWALL } from './tonewall.ts';
import { ANSWERS, GUARDED } from './ready.ts';

/** The guard between segments: a client at home, a guest, and a simulated player, each alone in a segment of its own. */
let lab: GatewayLab;
const KITCHEN = '10.0.30.21';

inLab({
  build: async () => {
    lab = await gatewayLab();
    const household = join(lab.folder, 'household.json');
    const kitchen = { name: 'Kitchen', volume: 20, players: [{ model: 'S13', build: '86.10-80260' }] };
    writeFileSync(household, JSON.stringify({ name: 'House', firstAddress: KITCHEN, rooms: [kitchen] }));
    await lab.hosts.kitchen.start(process.execPath, [TONEWALL, 'sim', '--household', household], {
      ready: ANSWERS,
    });
    await must(lab.hosts.router, process.execPath, TONEWALL, 'firewall', 'apply', lab.config);
    await lab.hosts.router.start(
      process.execPath,
      [TONEWALL, 'guard', lab.config, '--state', join(lab.folder, 'state')],
      { ready: GUARDED, timeoutMs: 60_000 },
    );
  },
  close: () => lab?.close(),
  timeoutMs: 120_000,
});

async function ask(from: 'phone' | 'guest' | 'router', request: string, port = 1400) {
  const input = { host: KITCHEN, port, request };
  return Object(await lab.hosts[from].script('exchange.ts', input)) as {
    status: number;
    head: string;
    body: string;
  };
}

const setVolume = (level: number): string => callRequest(volumeCall(KITCHEN, level));

/** As the player itself has it, asked past the guard from where nothing is refused. */
const volume = async (): Promise<string | undefined> =>
  /<CurrentVolume>(\d+)</.exec((await ask('router', callRequest(getVolume(KITCHEN)))).body)?.[1];

it('a member at home controls a player at its own address', async () => {
  expect((await ask('phone', setVolume(33))).status).toBe(200);
  expect(await volume()).toBe('33');
});

it('a guest does what guests may, and is told what not', async () => {
  expect((await ask('guest', setVolume(40))).status).toBe(200);
  const refused = await ask('guest', setVolume(90));
  expect([refused.status, /<errorCode>(\d+)</.exec(refused.body)?.[1]]).toEqual([500, '606']);
  expect(await volume()).toBe('40');
});

it('both doors are there, and nothing else of the player', async () => {
  const tls =
    'const s=require("tls").connect({host:process.argv[1],port:1443,rejectUnauthorized:false},()=>{console.log(s.getPeerCertificate().subjectaltname);s.destroy()})';
  const done = await lab.hosts.phone.run(process.execPath, ['-e', tls, KITCHEN]);
  expect(done.stdout.trim()).toBe(`IP Address:${KITCHEN}`);
  const { open } = Object(
    await lab.hosts.guest.script('every-port.ts', { host: KITCHEN }, { timeoutMs: 120_000 }),
  );
  expect(open).toEqual([1400, 1443]);
}, 180_000);

it('events of a player come to a client in another segment, and the player knows the guard alone', async () => {
  const listener = await lab.hosts.phone.start(
    process.execPath,
    [scriptPath('listen.ts'), JSON.stringify({ host: '10.0.10.5', port: 3400 })],
    { ready: 'listening' },
  );
  const subscribe = [
    'SUBSCRIBE /MediaRenderer/RenderingControl/Event HTTP/1.1',
    `HOST: ${KITCHEN}:1400`,
    'CALLBACK: <http://10.0.10.5:3400/events>',
    'NT: upnp:event',
    'TIMEOUT: Second-300',
    'Connection: close',
    '',
    '',
  ].join('\r\n');
  expect((await ask('phone', subscribe)).status).toBe(200);
  await listener.waitFor('event NOTIFY /events from 10.0.10.1');
  const foreign = subscribe.replace('10.0.10.5:3400', '10.0.20.5:3400');
  expect((await ask('phone', foreign)).status).toBe(412);
});

const status = async (): Promise<object> =>
  JSON.parse(
    await must(
      lab.hosts.router,
      process.execPath,
      TONEWALL,
      'status',
      lab.config,
      '--state',
      join(lab.folder, 'state'),
      '--json',
    ),
  );

it('the status tells segments whose rules stand, the player that was heard, and what was refused', async () => {
  await ask('guest', setVolume(95));
  expect(await status()).toMatchObject({
    runs: true,
    isElsewhere: false,
    rules: 'in-force',
    segments: [
      { name: 'speakers', interface: 'eth0', holds: 'players', players: 1 },
      { name: 'home', interface: 'eth1', holds: 'people', role: 'member' },
      { name: 'guests', interface: 'eth2', holds: 'people', role: 'guest' },
      { name: 'internet', interface: 'eth3', holds: 'internet' },
    ],
    players: [
      {
        room: 'Kitchen',
        address: KITCHEN,
        guardedAt: KITCHEN,
        stand: 'known',
        model: 'S13',
        build: '86.10-80260',
        heardAt: expect.any(Number),
        cutOff: false,
      },
    ],
    refused: { lines: [{ address: '10.0.20.5', room: 'Kitchen', reason: 'volume-cap' }] },
  });
});

it('when the guard is killed nothing of the player is reached any more', async () => {
  await must(lab.hosts.router, 'pkill', '-KILL', '-f', lab.config);
  const { open } = Object(
    await lab.hosts.phone.script('every-port.ts', { host: KITCHEN }, { timeoutMs: 120_000 }),
  );
  expect(open).toEqual([]);
  expect(await volume()).toBe('40');
  expect(await status()).toMatchObject({
    runs: false,
    rules: 'in-force',
    players: [{ room: 'Kitchen', address: KITCHEN }],
    refused: { lines: [{ address: '10.0.20.5' }] },
  });
}, 180_000);
