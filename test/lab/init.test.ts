import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { must } from './gateway.ts';
import { inLab } from './in-lab.ts';
import { createLab, type Lab } from './lab.ts';
import { TONEWALL } from './tonewall.ts';

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
      ready: 'answer',
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
  expect(said).toContain(`  tonewall firewall apply ${file}\n`);
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
  expect(await tonewall('firewall', 'apply', file)).toBe('The rules are in force.\n');
  expect(await tonewall('firewall', 'status', file)).toBe(
    'The rules in force are those of the configuration.\n',
  );
}, 60_000);
