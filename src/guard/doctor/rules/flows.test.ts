import { expect, it } from 'vitest';
import { DOORS, GATEWAY, sceneOf } from '../../../../test/rig/doctor.ts';
import type { Config } from '../../../config/config.ts';
import { localPortsFor } from '../../firewall/local-ports.ts';
import { flowsOf } from './flows.ts';

function configOf(text: string): Config {
  const { config } = sceneOf({}, text);
  if (!config) throw new Error('no configuration');
  return config;
}

const [KITCHEN, HOME, SPEAKERS] = [
  { base: 0x0a00_1e15, prefix: 32 },
  { base: 0x0a00_0a00, prefix: 24 },
  { base: 0x0a00_1e00, prefix: 24 },
];

it('between segments: people to the doors, players to the guard and to the internet, and what is answered', () => {
  const local = Object.values(localPortsFor(['10.0.30.21']).get('10.0.30.21') ?? {});
  expect(flowsOf(configOf(GATEWAY), () => undefined)).toEqual([
    {
      what: 'what home sends to the doors of players',
      hooks: ['prerouting'],
      in: 'eth2',
      source: [HOME],
      destination: [KITCHEN],
      ports: [1400, 1443],
      state: 'new',
    },
    {
      what: 'what home sends to the doors of players',
      hooks: ['input'],
      in: 'eth2',
      source: [HOME],
      ports: local,
      state: 'new',
      isRedirected: true,
    },
    {
      what: 'events of players in speakers',
      hooks: ['prerouting', 'input'],
      in: 'eth1',
      source: [SPEAKERS],
      ports: [21_399],
      state: 'new',
    },
    {
      what: 'what the guard sends to players in speakers',
      hooks: ['output'],
      out: 'eth1',
      destination: [SPEAKERS],
      ports: [1400, 1443],
      state: 'new',
    },
    {
      what: 'what players in speakers answer to the guard',
      hooks: ['prerouting', 'input'],
      in: 'eth1',
      source: [SPEAKERS],
      state: 'established',
    },
    {
      what: 'what players in speakers fetch from the internet',
      hooks: ['prerouting', 'forward'],
      in: 'eth1',
      out: 'eth0',
      source: [SPEAKERS],
      ports: [80, 443],
      state: 'new',
    },
    {
      what: 'what the internet answers to players in speakers',
      hooks: ['prerouting', 'forward'],
      in: 'eth0',
      out: 'eth1',
      destination: [SPEAKERS],
      state: 'established',
    },
  ]);
});

it('at doors: whoever comes to them, by the card that has the address, and the guard to players', () => {
  const flows = flowsOf(configOf(DOORS), (address) => (address === '192.168.1.120' ? 'eth0' : undefined));
  expect(flows.map(({ what, hooks, in: card, ports }) => [what, hooks[0], card, ports])).toEqual([
    ['what comes to 192.168.1.120 port 1400 for a door of Kitchen', 'prerouting', 'eth0', [1400]],
    ['what comes to 192.168.1.120 port 1443 for a door of Kitchen', 'prerouting', 'eth0', [1443]],
    ['what the guard sends to Kitchen', 'output', undefined, [1400, 1443]],
  ]);
});

it('without players nobody comes to doors', () => {
  const flows = flowsOf(configOf(GATEWAY.replace(/players:\n.*\n/, 'players: {}\n')), () => undefined);
  expect(flows.filter(({ what }) => what.includes('doors'))).toEqual([]);
  expect(flowsOf(configOf('players: {}\n'), () => undefined)).toEqual([]);
});
