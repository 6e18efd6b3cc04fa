import { expect, it } from 'vitest';
import { readConfig } from '../../config/read.ts';
import { heardOfEach } from './heard-of-each.ts';

const CONFIG = `version: 1
players: { Kitchen: { address: 10.0.30.21 } }
segments:
  - { interface: eth1, network: 10.0.30.0/24, holds: players }
  - { interface: eth2, network: 10.0.10.0/24, role: member }
  - { interface: eth3, network: 10.0.20.0/24, role: guest }
`;
const config = readConfig(CONFIG, 'tonewall.yaml');
const gateway = config.ok ? config.value.gateway : undefined;
const rules = gateway ? heardOfEach(gateway) : [];

/** A rule for a card that is named alone, so that no other has a part in its budget. */
const budget = (card: string, version: string, port: number | string, figures: string): string =>
  `iifname "${card}" meta nfproto ${version} udp dport ${port} limit rate over ${figures} packets counter drop`;

it('each segment has a budget of its own for each protocol; where people are, for searches at one player and over IPv6 as well', () => {
  const over = (
    version: string,
    cards: readonly string[],
    figures: string,
    ports: readonly (number | string)[] = [1900, 5353],
  ): readonly string[] => cards.flatMap((card) => ports.map((port) => budget(card, version, port, figures)));
  expect(rules.filter((rule) => rule.includes('meta nfproto') && !rule.includes('@finding'))).toEqual([
    ...over('ipv4', ['eth1', 'eth2', 'eth3'], '20000/second burst 40000'),
    ...over('ipv4', ['eth2', 'eth3'], '20000/second burst 40000', ['21400-31399']),
    `iifname { "eth2", "eth3" } meta nfproto ipv6 udp dport 5353 udp sport 5353 ip6 hoplimit != 255 counter drop`,
    ...over('ipv6', ['eth2', 'eth3'], '2000/second burst 4000'),
  ]);
});

it('what one address has said too often is no part of the budget of its segment', () => {
  const at = (what: string) => rules.findIndex((rule) => rule.includes(what));
  expect(at('@finding {')).toBeLessThan(at('nfproto ipv4 udp dport 1900 limit'));
  expect(at('@finding6 {')).toBeLessThan(at('nfproto ipv6 udp dport 1900 limit'));
  expect(at('@finding {')).toBeGreaterThanOrEqual(0);
});
