import { describe, expect, it } from 'vitest';
import type { Conflict } from './conflicts.ts';
import type { Flow } from './flow.ts';
import { curesFor, ownersOf } from './owners.ts';
import type { Chain } from './ruleset.ts';

const chain = (name: string, table = 'filter'): Chain => ({
  family: 'ip',
  table,
  name,
  base: undefined,
  rules: [],
});
const FORWARDED: Flow = {
  what: 'x',
  hooks: ['prerouting', 'forward'],
  in: 'eth1',
  out: 'eth0',
  protocol: 'tcp',
  ports: [80, 443],
  state: 'new',
};
const ANSWERED: Flow = {
  what: 'x',
  hooks: ['forward'],
  in: 'eth0',
  out: 'eth1',
  state: 'established',
};
const ENTERING: Flow = {
  what: 'x',
  hooks: ['input'],
  in: 'eth2',
  protocol: 'tcp',
  ports: [21_400, 21_401],
  state: 'new',
};

const cures = (
  flow: Flow,
  names: readonly string[],
  { table = 'filter', how = 'drop' }: { table?: string; how?: Conflict['how'] } = {},
) => {
  const chains = ['INPUT', ...names].map((name) => chain(name, table));
  const [first = chain('INPUT')] = chains;
  return curesFor({ chains, sets: [] }, { chain: first, flow, how, isSure: true, cause: 'its policy' });
};

it.each([
  ['ufw-user-input', 'filter', 'ufw'],
  ['ufw6-user-input', 'filter', 'ufw'],
  ['filter_INPUT', 'firewalld', 'firewalld'],
  ['DOCKER-USER', 'filter', 'Docker'],
  ['forward', 'fw4', 'OpenWrt'],
  ['LIBVIRT_FWI', 'filter', 'libvirt'],
  ['f2b-sshd', 'filter', 'fail2ban'],
])('%s in %s is of %s', (name, table, owner) => {
  const chains = [chain('INPUT', table), chain(name, table), chain('KUBE-X', 'elsewhere')];
  expect(ownersOf({ chains, sets: [] }, chain('INPUT', table)).map((one) => one.name)).toEqual([owner]);
});

describe('the cure is in the words of', () => {
  it('OpenWrt, whose zones its own command tells', () => {
    const commit = 'uci commit firewall && service firewall reload';
    const cure = (flow: Flow) => cures(flow, ['forward'], { table: 'fw4' });
    expect(cure(ENTERING)).toEqual([
      `src=$(fw4 device eth2) && uci add firewall rule && uci set firewall.@rule[-1].src="$src" && uci set firewall.@rule[-1].proto=tcp && uci set firewall.@rule[-1].dest_port='21400 21401' && uci set firewall.@rule[-1].target=ACCEPT && ${commit}`,
    ]);
    expect(cure(FORWARDED)).toEqual([
      `src=$(fw4 device eth1) && dest=$(fw4 device eth0) && uci add firewall forwarding && uci set firewall.@forwarding[-1].src="$src" && uci set firewall.@forwarding[-1].dest="$dest" && ${commit}`,
    ]);
    const { in: _card, ...anywhere } = ENTERING;
    expect(cure(anywhere)[0]).toMatch(/^nft insert rule/);
  });

  it('ufw', () => {
    expect(cures(ENTERING, ['ufw-x'])).toEqual(['ufw allow in on eth2 to any port 21400,21401 proto tcp']);
    expect(cures(FORWARDED, ['ufw-x'])).toEqual(['ufw route allow in on eth1 out on eth0']);
    const many = Array.from({ length: 9 }, (_none, index) => 21_400 + index);
    expect(cures({ ...ENTERING, ports: many }, ['ufw-x'])).toEqual([
      'ufw allow in on eth2 to any port 21400:21408 proto tcp',
    ]);
  });

  it('Docker, for what passes through', () => {
    expect(cures(FORWARDED, ['DOCKER-USER'])).toEqual(['iptables -I DOCKER-USER -i eth1 -o eth0 -j ACCEPT']);
    expect(cures(ENTERING, ['DOCKER-USER'])[0]).toContain('nft insert rule ip filter INPUT');
  });

  it('firewalld', () => {
    expect(cures(ENTERING, [], { table: 'firewalld' })[0]).toContain('--add-port=21400,21401/tcp');
    expect(cures(FORWARDED, [], { table: 'firewalld' })[0]).toContain('policy of firewalld');
  });

  it('nft, where nobody is known', () => {
    expect(cures(FORWARDED, [])).toEqual([
      'nft insert rule ip filter INPUT iifname eth1 oifname eth0 tcp dport { 80, 443 } accept',
      'To keep it, write it where the other rules of filter are written',
    ]);
    expect(cures(ANSWERED, [])[0]).toBe(
      'nft insert rule ip filter INPUT iifname eth0 oifname eth1 ct state established,related accept',
    );
  });

  it('nft, for what sends packets elsewhere', () => {
    expect(cures(ENTERING, ['DOCKER'], { how: 'translate' })).toEqual([
      'nft -a list chain ip filter INPUT',
      'Take that rule away, or let it leave out what comes in at eth2, TCP 21400, 21401',
    ]);
  });
});

it('a name that somebody made up is one word of a command', () => {
  expect(cures(FORWARDED, [], { table: "x'; reboot\u001b" })[0]).toBe(
    String.raw`nft insert rule ip 'x?; reboot\u{001b}' INPUT iifname eth1 oifname eth0 tcp dport { 80, 443 } accept`,
  );
});
