import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tokenIn } from '../rig/front-desk.ts';
import { inLab } from './in-lab.ts';
import { hardwareOf } from './gateway.ts';
import { createLab, type Lab } from './lab.ts';
import type { ExchangeOutput } from './scripts/exchange.ts';
import { TONEWALL } from './tonewall.ts';
import { ANSWERS, GUARDED } from './ready.ts';

const DESK = '10.77.1.1';
const DOOR = '10.77.1.111';
const PHONE = '10.77.1.20';
const PASSWORD = 'correct horse battery';
const CONFIG = `
version: 1
players: { Kitchen: { address: 10.77.2.11, guarded-at: ${DOOR} } }
people: { anna: { name: Anna, role: owner } }
front-desk: { address: ${DESK} }
`;

/** A guard between a network of phones and a network of speakers; an intruder that takes a phone's address. */
let lab: Lab<'guard' | 'speakers' | 'phone' | 'intruder'>;
type Client = 'phone' | 'intruder';

inLab({
  build: async () => {
    lab = createLab({
      guard: {
        links: [
          { segment: 'lan', addresses: [DESK, DOOR] },
          { segment: 'speakers', addresses: ['10.77.2.1'] },
        ],
      },
      speakers: { links: [{ segment: 'speakers', addresses: ['10.77.2.11'] }] },
      phone: { links: [{ segment: 'lan', addresses: [PHONE] }] },
      intruder: { links: [{ segment: 'lan', addresses: ['10.77.1.66'] }] },
    });
    const household = join(lab.folder, 'household.json');
    const rooms = [{ name: 'Kitchen', players: [{ model: 'S13', build: '97.1-80312' }] }];
    writeFileSync(household, JSON.stringify({ name: 'hardware', firstAddress: '10.77.2.11', rooms }));
    writeFileSync(join(lab.folder, 'tonewall.yaml'), CONFIG);
    await lab.hosts.speakers.start(process.execPath, [TONEWALL, 'sim', '--household', household], {
      ready: ANSWERS,
    });
    const { code, stderr } = await command(['people', 'passwd', 'anna'], PASSWORD);
    if (code !== 0) throw new Error(stderr);
    await lab.hosts.guard.start(
      process.execPath,
      [TONEWALL, 'guard', join(lab.folder, 'tonewall.yaml'), '--state', join(lab.folder, 'state')],
      { ready: GUARDED },
    );
  },
  close: () => lab?.close(),
});

/** The real command on the guard's computer. */
function command(args: readonly string[], line = '') {
  const words = [process.execPath, TONEWALL, ...args, '--state', join(lab.folder, 'state')];
  return lab.hosts.guard.run('sh', ['-c', 'line=$1; shift; echo "$line" | "$@"', 'sh', line, ...words]);
}

const told = async (args: readonly string[]): Promise<Record<string, unknown>> =>
  JSON.parse((await command([...args, '--json'])).stdout) as Record<string, unknown>;

/** One request, byte for byte, from where it is told. */
async function ask(
  from: Client,
  at: string,
  line: string,
  more: readonly string[] = [],
  body = '',
): Promise<ExchangeOutput> {
  const [host = '', port = ''] = at.split(':');
  const head = [line, `Host: ${at}`, 'Connection: close', ...more, '', ''].join('\r\n');
  const input = { host, port: Number(port), request: head + body };
  return (await lab.hosts[from].script('exchange.ts', input)) as ExchangeOutput;
}

const look = (from: Client, path: string) => ask(from, `${DESK}:8080`, `GET ${path} HTTP/1.1`);

function send(from: Client, path: string, fields: Record<string, string>): Promise<ExchangeOutput> {
  const body = new URLSearchParams(fields).toString();
  const type = 'Content-Type: application/x-www-form-urlencoded';
  const more = [`Origin: http://${DESK}:8080`, type, `Content-Length: ${body.length}`];
  return ask(from, `${DESK}:8080`, `POST ${path} HTTP/1.1`, more, body);
}

const seePlayer = async (from: Client): Promise<number> =>
  (await ask(from, `${DOOR}:1400`, 'GET /xml/device_description.xml HTTP/1.1')).status;

const link = (host: Client, ...args: readonly string[]) => lab.hosts[host].run('ip', args);

/** The phone is away, and another takes its address. */
async function takeAddress(): Promise<void> {
  await link('phone', 'link', 'set', 'eth0', 'down');
  await link('intruder', 'address', 'flush', 'dev', 'eth0');
  await link('intruder', 'address', 'add', `${PHONE}/24`, 'dev', 'eth0');
}

async function giveBack(): Promise<void> {
  await link('intruder', 'address', 'flush', 'dev', 'eth0');
  await link('phone', 'link', 'set', 'eth0', 'up');
}

/** The table of a running guard may be a second old, and the kernel keeps a changed entry for a second too. */
async function settled(from: Client, status: number): Promise<number> {
  for (let tries = 0; tries < 10; tries += 1) {
    if ((await seePlayer(from)) === status) return status;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  return seePlayer(from);
}

test('an enrolled phone is bound to its hardware address, and another one at its address is a stranger', async () => {
  const { code } = await told(['enrol', '--name', 'Phone', '--role', 'member']);
  const enrolled = await send('phone', '/enrol', { code: String(code) });
  const { devices } = await told(['devices', 'list']);
  expect([enrolled.status, devices]).toMatchObject([
    303,
    [{ name: 'Phone', address: PHONE, hardware: await hardwareOf(lab.hosts.phone), stand: 'lives' }],
  ]);
  expect([await seePlayer('phone'), await seePlayer('intruder')]).toEqual([200, 403]);
  await takeAddress();
  expect(await settled('intruder', 403)).toBe(403);
  expect((await look('intruder', '/')).body).toContain(
    'Somebody is known at this address, and another hardware address uses it now.',
  );
  await giveBack();
  expect(await settled('phone', 200)).toBe(200);
});

test('a person who signs in is bound to the hardware address too', async () => {
  const token = tokenIn((await look('phone', '/sign-in')).body, '/sign-in');
  const signedIn = await send('phone', '/sign-in', { id: 'anna', password: PASSWORD, token });
  const { sessions } = await told(['people', 'sessions']);
  expect([signedIn.status, sessions]).toMatchObject([
    303,
    [{ person: 'anna', address: PHONE, hardware: await hardwareOf(lab.hosts.phone) }],
  ]);
  await takeAddress();
  expect(await settled('intruder', 403)).toBe(403);
  await giveBack();
  expect(await settled('phone', 200)).toBe(200);
});
