import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { must } from './gateway.ts';
import { inLab } from './in-lab.ts';
import { createLab, type Lab } from './lab.ts';
import { TONEWALL } from './tonewall.ts';
import { ANSWERS } from './ready.ts';

/** A first start on a computer with four cards: it is found out what is behind each, and the file that is written can be used. */
let lab: Lab<'router' | 'players' | 'phone' | 'guest'>;
const KITCHEN = '10.0.30.21';

inLab({
  build: async () => {
    lab = createLab({
      router: {
        links: [
          { segment: 'wan', addresses: ['198.51.100.7'] },
          { segment: 'home', addresses: ['10.0.10.1'] },
          { segment: 'speakers', addresses: ['10.0.30.1'] },
          { segment: 'guests', addresses: ['10.0.20.1'] },
        ],
        gateway: '198.51.100.1',
      },
      players: { links: [{ segment: 'speakers', addresses: [KITCHEN] }], gateway: '10.0.30.1' },
      phone: { links: [{ segment: 'home', addresses: ['10.0.10.5'] }], gateway: '10.0.10.1' },
      guest: { links: [{ segment: 'guests', addresses: ['10.0.20.5'] }], gateway: '10.0.20.1' },
    });
    const household = join(lab.folder, 'household.json');
    const kitchen = { name: 'Kitchen', players: [{ model: 'S13', build: '97.1-80312' }] };
    writeFileSync(household, JSON.stringify({ name: 'House', firstAddress: KITCHEN, rooms: [kitchen] }));
    await lab.hosts.players.start(process.execPath, [TONEWALL, 'sim', '--household', household], {
      ready: ANSWERS,
    });
  },
  close: () => lab?.close(),
  timeoutMs: 60_000,
});

const tonewall = (...args: readonly string[]): Promise<string> =>
  must(lab.hosts.router, process.execPath, TONEWALL, ...args);

it('writes the segments, and their rules come into force', async () => {
  const file = join(lab.folder, 'tonewall.yaml');
  const said = await tonewall('init', file, '--time-zone', 'UTC');
  expect(said).toContain(`  tonewall firewall apply ${file}  # as root\n`);
  expect(said).toContain(`as root: tonewall service install ${file}\n`);
  expect(readFileSync(file, 'utf8').match(/^ {2}(?:- .*|Kitchen.*)$/gm)).toEqual([
    `  Kitchen: { address: ${KITCHEN} }`,
    '  - { interface: eth0, holds: internet }',
    '  - { interface: eth1, network: 10.0.10.0/24, role: member }',
    '  - { interface: eth2, network: 10.0.30.0/24, holds: players }',
    '  - { interface: eth3, network: 10.0.20.0/24, role: guest }',
  ]);
  expect(readFileSync(file, 'utf8')).toContain('front-desk: { address: 10.0.10.1, port: 8080 }\n');
  await tonewall('config', 'check', file);
  expect(await lab.hosts.router.run(process.execPath, [TONEWALL, 'firewall', 'status', file])).toMatchObject({
    code: 1,
    stdout: `NO RULES ARE IN FORCE: players are reached past the guard. As root: tonewall firewall apply ${file}\n`,
  });
  expect(await tonewall('firewall', 'apply', file)).toBe('The rules are in force.\n');
  expect(await tonewall('firewall', 'status', file)).toBe(
    'The rules in force are those of the configuration.\n',
  );
}, 60_000);

it('finds players with the rules in force as well, as does an audit', async () => {
  const file = join(lab.folder, 'again.yaml');
  await tonewall('init', file, '--time-zone', 'UTC');
  expect(readFileSync(file, 'utf8')).toContain(`  Kitchen: { address: ${KITCHEN} }\n`);
  const { stdout } = await lab.hosts.router.run(process.execPath, [
    TONEWALL,
    'audit',
    '--json',
    '--listen',
    '2',
  ]);
  expect(stdout).toContain(KITCHEN);
}, 120_000);

/** Prints which ports of this computer heard something within a second and a half; the first of them asks before. */
const hearing = (asks: boolean): string => `
const heard = new Set();
for (const port of [40001, 40002, 1400]) {
  const socket = require('dgram').createSocket('udp4');
  socket.on('message', () => heard.add(port)).bind(port, () => {
    if (!${asks} || port !== 40001) return;
    socket.setMulticastInterface('10.0.30.1');
    socket.send('M-SEARCH * HTTP/1.1\\r\\n\\r\\n', 1900, '239.255.255.250');
  });
}
setTimeout(() => { console.log(...heard); process.exit(); }, 1500);`;
const ANSWERING = `
const socket = require('dgram').createSocket({ type: 'udp4', reuseAddr: true });
socket.bind(1900, () => {
  console.log('answers');
  setInterval(() => {
    for (const port of [40001, 40002, 1400]) socket.send('HTTP/1.1 200 OK', port, '10.0.30.1');
  }, 100);
});`;

it('a player answers at the port that asked, and nowhere else', async () => {
  const answering = await lab.hosts.players.start(process.execPath, ['-e', ANSWERING], { ready: 'answers' });
  expect(await must(lab.hosts.router, process.execPath, '-e', hearing(false))).toBe('\n');
  expect(await must(lab.hosts.router, process.execPath, '-e', hearing(true))).toBe('40001\n');
  await answering.stop();
});
