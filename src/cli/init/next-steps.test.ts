import { expect, it } from 'vitest';
import { knownAddress as ip } from '../../base/address.ts';
import type { Behind } from './cards.ts';
import { nextSteps, warningsOf } from './next-steps.ts';

const OWN = [
  { name: 'lo', address: ip('127.0.0.1'), prefix: 8, loopback: true },
  { name: 'eth0', address: ip('192.168.1.2'), prefix: 24, loopback: false },
  { name: 'eth0:1', address: ip('192.168.1.121'), prefix: 32, loopback: false },
];
const behind = (...all: readonly Behind[]) =>
  all.map((what, index) => ({
    name: `eth${index}`,
    address: ip(`10.0.${index}.1`),
    network: `10.0.${index}.0/24`,
    behind: what,
  }));
const player = (address: string, guardedAt?: string) => ({ room: address, address, guardedAt });

it('begin with the addresses that this computer does not have yet', () => {
  const players = [
    player('192.168.1.20', '192.168.1.120'),
    player('192.168.1.21', '192.168.1.121'),
    player('10.9.0.5', '10.9.0.6'),
    player('127.20.0.11', '127.30.0.11'),
  ];
  expect(nextSteps({ file: 'tonewall.yaml', first: { players, segments: undefined }, own: OWN })).toEqual([
    'ip address add 192.168.1.120/32 dev eth0  # as root',
    'ip address add 10.9.0.6/32 dev CARD  # as root',
    'tonewall guard',
    'tonewall enrol --name my-phone --role owner',
  ]);
});

it('are the rules first where there are segments; another file is named each time', () => {
  const first = { players: [player('10.0.0.21')], segments: behind('players', 'member', 'internet') };
  expect(nextSteps({ file: 'home.yaml', first, own: OWN })).toEqual([
    'tonewall doctor home.yaml',
    'tonewall firewall plan home.yaml',
    'tonewall firewall apply home.yaml  # as root',
    'tonewall firewall helper home.yaml  # as root, as long as the guard',
    'tonewall guard home.yaml',
    'tonewall enrol --name my-phone --role owner --config home.yaml',
  ]);
});

it('come with a warning where nobody is named who reaches players, or no internet', () => {
  const [people, internet] = [/^No segment of people is named: /, /^No card to the internet is named: /];
  const match = (...all: readonly RegExp[]) => all.map((one) => expect.stringMatching(one));
  expect(warningsOf({ segments: undefined })).toEqual([]);
  expect(warningsOf({ segments: behind('players', 'guest', 'internet') })).toEqual([]);
  expect(warningsOf({ segments: behind('players') })).toEqual(match(people, internet));
  expect(warningsOf({ segments: behind('players', 'internet') })).toEqual(match(people));
  expect(warningsOf({ segments: behind('players', 'nobody') })).toEqual(match(internet));
});
