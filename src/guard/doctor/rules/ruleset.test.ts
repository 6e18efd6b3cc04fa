import { describe, expect, it } from 'vitest';
import { readRuleset } from './ruleset.ts';

/** As nft 1.0.6 prints a table that iptables-nft 1.8.9 wrote, and a set with an interval. */
const RECORDED = `{"nftables": [{"metainfo": {"version": "1.0.6", "release_name": "Lester Gooch #5", "json_schema_version": 1}},
{"table": {"family": "ip", "name": "filter", "handle": 1}},
{"set": {"family": "ip", "name": "s", "table": "filter", "type": "ipv4_addr", "handle": 4, "flags": ["interval"], "elem": [{"prefix": {"addr": "1.2.3.0", "len": 24}}, "9.9.9.9"]}},
{"set": {"family": "ip", "name": "d", "table": "filter", "type": "ipv4_addr", "handle": 5, "flags": ["dynamic", "timeout"]}},
{"chain": {"family": "ip", "table": "filter", "name": "FORWARD", "handle": 1, "type": "filter", "hook": "forward", "prio": 0, "policy": "drop"}},
{"chain": {"family": "ip", "table": "filter", "name": "DOCKER-USER", "handle": 2}},
{"rule": {"family": "ip", "table": "filter", "chain": "FORWARD", "handle": 4, "expr": [{"counter": {"packets": 0, "bytes": 0}}, {"jump": {"target": "DOCKER-USER"}}]}},
{"rule": {"family": "ip", "table": "filter", "chain": "DOCKER-USER", "handle": 8, "expr": [{"return": null}]}}]}`;

it('reads chains with their rules, and sets', () => {
  expect(readRuleset(RECORDED)).toEqual({
    chains: [
      {
        family: 'ip',
        table: 'filter',
        name: 'FORWARD',
        base: { type: 'filter', hook: 'forward', priority: 0, policy: 'drop' },
        rules: [
          {
            in: '["ip","filter","FORWARD"]',
            handle: 4,
            statements: [{ counter: { packets: 0, bytes: 0 } }, { jump: { target: 'DOCKER-USER' } }],
          },
        ],
      },
      {
        family: 'ip',
        table: 'filter',
        name: 'DOCKER-USER',
        base: undefined,
        rules: [{ in: '["ip","filter","DOCKER-USER"]', handle: 8, statements: [{ return: null }] }],
      },
    ],
    sets: [
      {
        family: 'ip',
        table: 'filter',
        name: 's',
        elements: [{ prefix: { addr: '1.2.3.0', len: 24 } }, '9.9.9.9'],
        changes: false,
      },
      { family: 'ip', table: 'filter', name: 'd', elements: [], changes: true },
    ],
  });
});

describe('what is no such text', () => {
  it.each(['', 'null', '{}', '{"nftables": 1}', '[1', '"x"'])('%s is refused', (text) => {
    expect(readRuleset(text)).toBeUndefined();
  });

  it('parts that are odd are left out', () => {
    const text = '{"nftables": [null, 1, {}, {"chain": {"name": 1}}, {"rule": {"expr": 1}}, {"set": null}]}';
    expect(readRuleset(text)).toEqual({ chains: [], sets: [] });
  });
});
