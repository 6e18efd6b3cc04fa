import { expect, it } from 'vitest';
import { readConfig } from '../../config/read.ts';
import { layoutOf } from './layout.ts';
import { tablesOf } from './transaction.ts';

function rules(internet: string): readonly string[] {
  const config = readConfig(
    `version: 1
players: { Kitchen: { address: 10.0.30.21 } }
segments:
  - { interface: eth1, network: 10.0.30.0/24, holds: players${internet} }
  - { interface: eth2, network: 10.0.31.0/24, holds: players }
  - { interface: eth0, holds: internet }
`,
    'tonewall.yaml',
  );
  const layout = config.ok ? layoutOf(config.value) : undefined;
  return layout
    ? tablesOf(layout)
        .split('\n')
        .map((line) => line.trim())
    : [];
}

const chain = (lines: readonly string[], name: string): readonly string[] =>
  lines
    .slice(lines.indexOf(`chain ${name} {`) + 1)
    .slice(0, lines.slice(lines.indexOf(`chain ${name} {`)).indexOf('}') - 1);
const LIST = (names: string): string => `, internet: { names: [${names}], resolver: 9.9.9.9 }`;

it('without a list nothing is said of names', () => {
  const lines = rules('');
  expect(lines.length).toBeGreaterThan(50);
  expect(lines.filter((line) => line.includes('21398') || line.includes('@reached'))).toEqual([]);
});

it('with one, questions come to the guard, and new connections are asked about, of that segment alone', () => {
  const lines = rules(LIST('a.example'));
  expect(chain(lines, 'intercept').slice(1)).toEqual([
    'iifname "eth1" meta nfproto ipv4 udp dport 53 redirect to :21398',
    'iifname "eth1" meta nfproto ipv4 tcp dport 53 redirect to :21398',
  ]);
  // Others are refused before what is open already is let in, and the guard's own takes nothing of who is cut off.
  const into = chain(lines, 'from_players');
  expect(into.slice(0, 3)).toEqual([
    'iifname "eth1" meta l4proto { tcp, udp } th dport 53 goto refused',
    'ct state established ct direction reply accept',
    'ip saddr @cut goto denied',
  ]);
  expect(into).toContain('iifname "eth1" meta nfproto ipv4 meta l4proto { tcp, udp } th dport 21398 accept');
  const out = chain(lines, 'out_of_players');
  const asked = out.indexOf('iifname "eth1" ip saddr . ip daddr != @reached goto refused');
  const passed = out.indexOf('meta nfproto ipv4 goto passed');
  expect([asked > 0, asked < passed]).toEqual([true, true]);
});

it('the names themselves are no part of the rules: they are put anew for none', () => {
  expect(rules(LIST('a.example'))).toEqual(rules(LIST('')));
});
