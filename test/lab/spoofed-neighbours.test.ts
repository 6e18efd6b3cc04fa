import { expect, it, vi } from 'vitest';
import { debianProgram } from '../../tools/debian-packages.ts';
import { labCapability } from './capability.ts';
import { type DiscoveryLab, discoveryLab, journalOf, PLAYERS } from './discovery-lab.ts';
import { hardwareOf, must } from './gateway.ts';
import { inLab } from './in-lab.ts';
import { TONEWALL } from './tonewall.ts';

/** Neighbours that take addresses of others, with the tools that people use for it: seen, told and written down. Nothing is prevented. */
let lab: DiscoveryLab;
type Host = keyof DiscoveryLab['hosts'];

const THING = '10.0.40.5';
const DESK = '10.0.40.1';

function missing(): string | undefined {
  if (debianProgram('arping') === undefined) return 'arping is not installed';
  return debianProgram('arpspoof') === undefined ? 'dsniff is not installed' : labCapability();
}

inLab({
  build: async () => {
    lab = await discoveryLab();
  },
  close: () => lab?.close(),
  timeoutMs: 120_000,
  missing: missing,
});

const WAIT = { timeout: 40_000, interval: 500 };

const written = async (): Promise<readonly unknown[]> =>
  (await journalOf(lab, 'neighbour-spoofed')).map(({ facts }) => facts);

const status = (): Promise<string> =>
  must(lab.hosts.router, process.execPath, TONEWALL, 'status', lab.config, '--state', lab.stateFolder);

/** Claims an address to everybody, or to one. */
async function spoof(from: Host, address: string, to?: string): Promise<void> {
  const program = await lab.hosts[from].start('arpspoof', [
    '-i',
    'eth0',
    ...(to === undefined ? [] : ['-t', to]),
    address,
  ]);
  await new Promise((resolve) => setTimeout(resolve, 3000));
  await program.stop();
}

/** Some looks of the guard long. */
const someLooks = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 6000));

it('hosts that say where they are themselves raise nothing', async () => {
  for (const [host, address] of [
    ['phone', '10.0.10.5'],
    ['players', PLAYERS[0]],
    ['thing', THING],
  ] as const) {
    // It ends with 1 where nobody answers, and nobody answers to this.
    const said = await lab.hosts[host].run('arping', ['-U', '-c2', '-ieth0', '-S', address, address]);
    expect(said.stdout).toContain('2 packets transmitted');
    await must(lab.hosts[host], 'ip', 'address', 'del', `${address}/24`, 'dev', 'eth0');
    await must(lab.hosts[host], 'ip', 'address', 'add', `${address}/24`, 'dev', 'eth0');
  }
  await must(lab.hosts.phone, 'ip', 'route', 'replace', 'default', 'via', '10.0.10.1');
  await must(lab.hosts.players, 'ip', 'route', 'replace', 'default', 'via', '10.0.30.1');
  await must(lab.hosts.thing, 'ip', 'route', 'replace', 'default', 'via', DESK);
  await someLooks();
  const heard = await must(lab.hosts.router, 'nft', 'list', 'table', 'arp', 'tonewall');
  expect(heard).toContain(`${PLAYERS[0]} . ${await hardwareOf(lab.hosts.players)}`);
  expect(await written()).toEqual([]);
  expect(await status()).not.toContain('CLAIMED');
});

it('somebody who claims the guard’s address is seen', async () => {
  await spoof('intruder', '10.0.30.1');
  const hardware = await hardwareOf(lab.hosts.intruder);
  await vi.waitFor(
    async () =>
      expect(await written()).toEqual([
        { segment: 'speakers', address: '10.0.30.1', hardware, whose: 'guard' },
      ]),
    WAIT,
  );
  expect(await status()).toContain(
    `AN ADDRESS OF THIS COMPUTER IS CLAIMED BY ANOTHER: 10.0.30.1 by ${hardware} in speakers`,
  );
});

it('somebody who claims a player’s address to the guard is seen, once', async () => {
  await spoof('intruder', PLAYERS[1], '10.0.30.1');
  const office = { segment: 'speakers', address: PLAYERS[1], whose: 'player', room: 'Office' };
  const wanted = await Promise.all(
    (['players', 'intruder'] as const).map(async (host) => ({
      ...office,
      hardware: await hardwareOf(lab.hosts[host]),
    })),
  );
  await vi.waitFor(async () => {
    const found = (await written()).slice(1);
    expect(found).toHaveLength(2);
    expect(found).toEqual(expect.arrayContaining(wanted));
  }, WAIT);
  await spoof('intruder', PLAYERS[1], '10.0.30.1');
  expect(await written()).toHaveLength(3);
});

it('somebody who claims the guard’s address by IPv6 is seen', async () => {
  const [{ addr_info: infos }] = JSON.parse(
    await must(lab.hosts.router, 'ip', '-6', '-j', 'address', 'show', 'dev', 'eth0', 'scope', 'link'),
  ) as [{ addr_info: readonly { local: string }[] }];
  const own = infos[0]?.local ?? '';
  const { intruder } = lab.hosts;
  await must(intruder, 'sysctl', '-qw', 'net.ipv6.conf.eth0.ndisc_notify=1');
  await must(intruder, 'ip', 'address', 'add', `${own}/64`, 'dev', 'eth0', 'nodad');
  const hardware = '02:00:00:00:00:66';
  // Whose card is another one now tells its neighbours so, of each of its addresses.
  await must(intruder, 'ip', 'link', 'set', 'eth0', 'address', hardware);
  await vi.waitFor(
    async () =>
      expect(await written()).toContainEqual({ segment: 'speakers', address: own, hardware, whose: 'guard' }),
    WAIT,
  );
});

async function ask(host: Host, to: string, port: number, request: string): Promise<number> {
  return Number(Object(await lab.hosts[host].script('exchange.ts', { host: to, port, request })).status);
}

const look = (): Promise<number> =>
  ask(
    'thing',
    PLAYERS[0],
    1400,
    `GET /xml/device_description.xml HTTP/1.1\r\nHost: ${PLAYERS[0]}:1400\r\nConnection: close\r\n\r\n`,
  );

async function enrolThing(): Promise<void> {
  const enrol = ['enrol', '--name', 'Thing', '--role', 'member', '--state', lab.stateFolder, '--json'];
  const { code } = Object(JSON.parse(await must(lab.hosts.router, process.execPath, TONEWALL, ...enrol)));
  const body = `code=${code}`;
  const head = [
    'POST /enrol HTTP/1.1',
    `Host: ${DESK}:8080`,
    `Origin: http://${DESK}:8080`,
    'Content-Type: application/x-www-form-urlencoded',
    `Content-Length: ${body.length}`,
    'Connection: close',
    '',
    body,
  ];
  expect(await ask('thing', DESK, 8080, head.join('\r\n'))).toBe(303);
}

const SEND_AS = `
const socket = require('dgram').createSocket('udp4');
socket.bind(0, process.argv[1], () => socket.send('x', 9, process.argv[2], () => socket.close()));`;

it('somebody who sends as another, and claims nothing by ARP, is seen; the other is a stranger while it is in doubt', async () => {
  await enrolThing();
  expect(await look()).toBe(200);
  const { lodger } = lab.hosts;
  const router = await hardwareOf(lab.hosts.router, 'eth3');
  await must(lodger, 'ip', 'neighbour', 'replace', DESK, 'lladdr', router, 'dev', 'eth0');
  await must(lodger, 'ip', 'address', 'add', `${THING}/32`, 'dev', 'eth0');
  await must(lodger, process.execPath, '-e', SEND_AS, THING, DESK);
  const hardware = await hardwareOf(lab.hosts.lodger);
  await vi.waitFor(
    async () =>
      expect(await written()).toContainEqual({
        segment: 'things',
        address: THING,
        hardware,
        whose: 'neighbour',
      }),
    WAIT,
  );
  await must(lodger, 'ip', 'address', 'del', `${THING}/32`, 'dev', 'eth0');
  expect(await look()).toBe(403);
  // Nobody sends as it any more: it is known again when the kernel forgets who did, which this does not wait for.
  const [, left] = new RegExp(`${THING} \\. ${hardware} timeout 2m expires (\\d+m)?\\d+s`).exec(
    await must(lab.hosts.router, 'nft', 'list', 'set', 'inet', 'tonewall', 'claims_eth3'),
  ) ?? ['', 'none'];
  expect(['1m', undefined]).toContain(left);
  for (const family of ['inet', 'arp'])
    await must(lab.hosts.router, 'nft', 'flush', 'set', family, 'tonewall', 'claims_eth3');
  await vi.waitFor(async () => expect(await look()).toBe(200), WAIT);
});
