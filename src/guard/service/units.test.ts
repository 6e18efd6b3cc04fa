import { describe, expect, it } from 'vitest';
import type { Config } from '../../config/config.ts';
import { readConfig } from '../../config/read.ts';
import { unitsFor } from './units.ts';

const SEGMENTS = `segments:
  - { interface: eth1, network: 10.0.30.0/24, holds: players }
  - { interface: eth2, network: 10.0.10.0/24, role: member }
`;

function configOf(more: string): Config {
  const read = readConfig(
    `version: 1\nplayers: { Kitchen: { address: 10.0.30.21 } }\n${more}`,
    'tonewall.yaml',
  );
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
}

const units = (more: string) =>
  unitsFor({
    program: { node: '/opt/node', flags: ['--flag'], main: '/opt/tonewall/main.js' },
    file: '/etc/tonewall/tonewall.yaml',
    config: configOf(more),
  });

/** The values of one setting, in their order. */
const values = (text: string | undefined, name: string): readonly string[] =>
  [...(text ?? '').matchAll(new RegExp(`^${name}=(.*)$`, 'gm'))].map(([, value = '']) => value);

const GATEWAY = units(SEGMENTS);
const [firewall, helper, guard] = [...GATEWAY.values()];

describe('the units of a gateway', () => {
  it('start the program that runs now, with its flags', () => {
    expect([...GATEWAY].map(([name, text]) => [name, values(text, 'ExecStart')])).toEqual([
      [
        'tonewall-firewall.service',
        [
          '/opt/node --flag /opt/tonewall/main.js firewall apply /etc/tonewall/tonewall.yaml --keep /var/lib/tonewall-firewall/rules.nft',
        ],
      ],
      [
        'tonewall-firewall-helper.service',
        [
          '/opt/node --flag /opt/tonewall/main.js firewall helper /etc/tonewall/tonewall.yaml --socket /run/tonewall/firewall.sock --user tonewall',
        ],
      ],
      [
        'tonewall.service',
        [
          '/opt/node --flag /opt/tonewall/main.js guard /etc/tonewall/tonewall.yaml --state /var/lib/tonewall',
        ],
      ],
    ]);
  });

  it('have the rules before any card, and no line that takes them away', () => {
    expect(values(firewall, 'Before')).toEqual(['network-pre.target']);
    expect(values(firewall, 'Conflicts')).toEqual([]);
    for (const text of GATEWAY.values()) expect(text).not.toMatch(/^ExecStop|firewall remove/m);
  });

  it('give each as much as it needs', () => {
    expect([firewall, helper, guard].map((text) => values(text, 'CapabilityBoundingSet'))).toEqual([
      ['CAP_NET_ADMIN'],
      ['CAP_NET_ADMIN CAP_CHOWN'],
      [''],
    ]);
    expect([firewall, helper, guard].map((text) => values(text, 'User'))).toEqual([[], [], ['tonewall']]);
    expect(values(guard, 'AmbientCapabilities')).toEqual([]);
    expect(values(guard, 'SystemCallFilter')).toEqual([
      '@system-service',
      '~@privileged @resources',
      'capset',
    ]);
  });
});

describe('the units where there is nothing to wall off', () => {
  it('are the guard alone, which waits for no other', () => {
    const flat = units('');
    expect([...flat.keys()]).toEqual(['tonewall.service']);
    expect(values(flat.get('tonewall.service'), 'Wants')).toEqual([]);
    expect(values(flat.get('tonewall.service'), 'SystemCallFilter')).not.toContain('capset');
  });
});

describe('a front desk', () => {
  it('at a port below 1024 is the only thing for which the guard gets a privilege', () => {
    const at = (port: number) =>
      units(`front-desk: { address: 10.0.10.1, port: ${port} }\n`).get('tonewall.service');
    expect(values(at(443), 'AmbientCapabilities')).toEqual(['CAP_NET_BIND_SERVICE']);
    expect(values(at(443), 'CapabilityBoundingSet')).toEqual(['CAP_NET_BIND_SERVICE']);
    expect(values(at(1024), 'CapabilityBoundingSet')).toEqual(['']);
  });
});
