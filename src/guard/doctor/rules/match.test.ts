import { describe, expect, it } from 'vitest';
import { parseCidr } from '../../../base/address.ts';
import type { Flow } from './flow.ts';
import { matches } from './match.ts';
import { parseCidr6 } from './network.ts';
import type { NamedSet } from './ruleset.ts';

const network = (text: string) => [parseCidr(text) ?? { base: 0, prefix: 0 }];
const FLOW: Flow = {
  what: 'x',
  hooks: ['input'],
  in: 'eth2',
  source: network('10.0.10.0/24'),
  destination: network('10.0.30.21/32'),
  protocol: 'tcp',
  ports: [1400, 1443],
  state: 'new',
};
const meta = (key: string) => ({ meta: { key } });
const payload = (protocol: string, name: string) => ({ payload: { protocol, field: name } });
const ct = (key: string) => ({ ct: { key } });
const range = (low: number, high: number) => ({ range: [low, high] });
const prefix = (addr: string, len: number) => ({ prefix: { addr, len } });
const set = (...elements: readonly unknown[]) => ({ set: elements });

const SETS: readonly NamedSet[] = [
  { family: 'ip', table: 't', name: 'homes', elements: [prefix('10.0.0.0', 8)], changes: false },
  { family: 'ip', table: 't', name: 'banned', elements: ['1.2.3.4'], changes: true },
];
const asked = (left: unknown, right: unknown, op = '==', flow: Partial<Flow> = {}) =>
  matches({ op, left, right }, { ...FLOW, ...flow }, SETS);

describe('of every packet of a flow, of none, or of some', () => {
  it.each([
    [meta('iifname'), 'eth2', 'yes'],
    [meta('iifname'), 'eth', 'no'],
    [meta('iifname'), 'eth*', 'yes'],
    [meta('iif'), set('lo', 'eth2'), 'yes'],
    [meta('oifname'), 'eth1', 'maybe'],
    [meta('l4proto'), 'tcp', 'yes'],
    [meta('l4proto'), set('udp', 17), 'no'],
    [meta('l4proto'), 6, 'yes'],
    [meta('nfproto'), 'ipv6', 'no'],
    [meta('mark'), 1, 'maybe'],
    [payload('ip', 'protocol'), 'tcp', 'yes'],
    [payload('ip', 'saddr'), prefix('10.0.10.0', 24), 'yes'],
    [payload('ip', 'saddr'), prefix('10.0.0.0', 8), 'yes'],
    [payload('ip', 'saddr'), prefix('10.0.10.0', 25), 'maybe'],
    [payload('ip', 'saddr'), '10.0.10.5', 'maybe'],
    [payload('ip', 'saddr'), prefix('10.0.11.0', 24), 'no'],
    [payload('ip', 'saddr'), prefix('0.0.0.0', 0), 'yes'],
    [payload('ip', 'saddr'), '@homes', 'yes'],
    [payload('ip', 'saddr'), '@banned', 'maybe'],
    [payload('ip', 'saddr'), '@nothing', 'maybe'],
    [payload('ip', 'saddr'), range(1, 2), 'maybe'],
    [payload('ip', 'saddr'), set({ elem: { val: prefix('10.0.0.0', 8), timeout: 9 } }), 'yes'],
    [payload('ip', 'daddr'), '10.0.30.21', 'yes'],
    [payload('ip', 'ttl'), 1, 'maybe'],
    [payload('tcp', 'dport'), 1400, 'maybe'],
    [payload('tcp', 'dport'), set(1400, 1443), 'yes'],
    [payload('tcp', 'dport'), set(80, range(1000, 2000)), 'yes'],
    [payload('tcp', 'dport'), 22, 'no'],
    [payload('th', 'dport'), range(1, 1399), 'no'],
    [payload('tcp', 'sport'), 1400, 'maybe'],
    [payload('udp', 'dport'), 1400, 'no'],
    [payload('ip6', 'saddr'), '::1', 'no'],
    [ct('state'), 'new', 'yes'],
    [ct('state'), set('established', 'related'), 'no'],
    [ct('state'), ['established', 'new'], 'yes'],
    [ct('mark'), 1, 'maybe'],
    [ct('status'), 'dnat', 'no'],
    [{ fib: { result: 'type', flags: ['daddr'] } }, 'local', 'maybe'],
    [{ concat: [payload('ip', 'saddr')] }, set({ concat: ['1.2.3.4', 5] }), 'maybe'],
    [undefined, undefined, 'maybe'],
  ] as const)('%j is %j: %s', (left, right, answer) => expect(asked(left, right)).toBe(answer));
});

it('the other way round, and comparisons that are not known', () => {
  expect(asked(meta('iifname'), 'eth2', '!=')).toBe('no');
  expect(asked(meta('iifname'), 'lo', '!=')).toBe('yes');
  expect(asked(payload('tcp', 'dport'), 1400, '!=')).toBe('maybe');
  expect(asked(payload('tcp', 'dport'), 1, '>')).toBe('maybe');
  // What TCP has not is not looked at, and so it is not unequal either.
  expect(asked(payload('udp', 'dport'), 53, '!=')).toBe('no');
});

describe('of IPv6', () => {
  const six = (text: string) => [parseCidr6(text) ?? { bits: 0n, prefix: 0 }];
  const flow: Partial<Flow> = {
    protocol: 'udp',
    ports: [5353],
    ipv6: { source: six('fe80::/10'), destination: six('ff02::fb') },
  };
  it.each([
    [meta('nfproto'), 'ipv6', 'yes'],
    [meta('nfproto'), 'ipv4', 'no'],
    [meta('protocol'), 'ip6', 'yes'],
    [meta('iifname'), 'eth2', 'yes'],
    [payload('ip6', 'daddr'), 'ff02::fb', 'yes'],
    [payload('ip6', 'daddr'), set('ff02::fb', 'ff02::c'), 'yes'],
    [payload('ip6', 'daddr'), prefix('ff00::', 8), 'yes'],
    [payload('ip6', 'daddr'), 'ff02::c', 'no'],
    [payload('ip6', 'saddr'), prefix('fe80::', 64), 'maybe'],
    [payload('ip6', 'saddr'), prefix('2000::', 3), 'no'],
    [payload('ip6', 'nexthdr'), 'udp', 'yes'],
    [payload('ip6', 'hoplimit'), 255, 'maybe'],
    [payload('ip', 'saddr'), prefix('0.0.0.0', 0), 'no'],
    [payload('ip', 'protocol'), 'udp', 'no'],
    [payload('udp', 'dport'), 5353, 'yes'],
    [payload('icmpv6', 'type'), 'echo-request', 'no'],
  ] as const)('%j is %j: %s', (left, right, answer) => expect(asked(left, right, '==', flow)).toBe(answer));
});

it('what was redirected has that mark', () => {
  expect(asked(ct('status'), 'dnat', 'in', { isRedirected: true })).toBe('yes');
});
