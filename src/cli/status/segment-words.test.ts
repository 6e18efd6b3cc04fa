import { expect, it } from 'vitest';
import { segmentLines } from './segment-words.ts';

it('tells what is behind each card, and whether the rules stand', () => {
  const segments = [
    {
      name: 'speakers',
      interface: 'eth1',
      network: '10.0.30.0/24',
      holds: 'players',
      players: 2,
      devices: 0,
    },
    {
      name: 'home',
      interface: 'eth2',
      network: '10.0.10.0/24',
      holds: 'people',
      role: 'member',
      players: 1,
      devices: 1,
    },
    { name: '10.9.0.0/16', network: '10.9.0.0/16', holds: 'people', players: 0, devices: 0 },
    { name: 'internet', interface: 'eth0', holds: 'internet', players: 0, devices: 0 },
  ] as const;
  expect(
    segmentLines({ segments, rules: 'in-force', flatNetwork: undefined, trouble: undefined }, 100),
  ).toEqual([
    '  name         card  network       holds              known there',
    '  -----------  ----  ------------  -----------------  ------------------',
    '  speakers     eth1  10.0.30.0/24  players            2 players',
    '  home         eth2  10.0.10.0/24  people, as member  1 player, 1 device',
    '  10.9.0.0/16  none  10.9.0.0/16   people             -',
    '  internet     eth0  all else      the internet       -',
    '  The rules of the firewall are in force: nobody reaches a player past the guard.',
  ]);
});

it('says of one flat network what the guard cannot enforce, within the width', () => {
  const open = ['Whoever is in 192.168.1.0/24 reaches Kitchen directly, past the guard.'];
  const flatNetwork = {
    near: [{ room: 'Kitchen', network: '192.168.1.0/24' }],
    far: [],
    open,
    enforced: '',
    notEnforced: '',
    helps: [],
    page: '',
  };
  const lines = segmentLines({ segments: [], rules: undefined, flatNetwork, trouble: undefined }, 80);
  expect(lines[0]).toBe('  The file names none.');
  expect(lines[1]).toMatch(/^ {2}ONE FLAT NETWORK: /);
  expect(lines).toContain(`    ${open[0]}`);
  expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(80);
});
