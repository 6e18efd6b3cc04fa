import { expect, it } from 'vitest';
import { readConfig } from '../../config/read.ts';
import { layoutOf } from './layout.ts';
import { tablesOf } from './transaction.ts';

/** All that rules can have: names, several segments of each kind, players that play together. */
const CONFIG = `version: 1
players: { Kitchen: { address: 10.0.30.21 }, Attic: { address: 10.0.40.21 } }
segments:
  - { name: downstairs, interface: eth1, network: 10.0.30.0/24, holds: players, plays-with: [upstairs] }
  - { name: upstairs, interface: eth4, network: 10.0.40.0/24, holds: players, internet: { names: [a.example], resolver: 9.9.9.9 } }
  - { interface: eth2, network: 10.0.10.0/24, role: member }
  - { interface: eth3, network: 10.0.20.0/24, role: guest }
  - { interface: eth0, holds: internet }
`;

function rules(): string {
  const config = readConfig(CONFIG, 'tonewall.yaml');
  const layout = config.ok ? layoutOf(config.value) : undefined;
  if (!layout) throw new Error('the configuration of the test is wrong');
  return tablesOf(layout);
}

it('has nothing that nft 1.0 cannot list when nft 1.1 wrote it: sets of one part by type, and maps without a name', () => {
  expect(rules()).toContain('companions');
  expect(rules().match(/^\t+type (?!.*(?: \. | hook )).*$/gm)).toBe(null);
  expect(rules().match(/map \{.*$/gm)).toBe(null);
});
