import { describe, expect, it } from 'vitest';
import { conflictsIn } from './conflicts.ts';
import type { Flow } from './flow.ts';
import type { Base, Chain } from './ruleset.ts';

const FLOW: Flow = {
  what: 'x',
  hooks: ['prerouting', 'input'],
  in: 'eth2',
  protocol: 'tcp',
  ports: [1400],
  state: 'new',
};
const chainWith = (base: Partial<Base>, over: Partial<Chain> = {}): Chain => ({
  family: 'ip',
  table: 't',
  name: 'c',
  base: { type: 'filter', hook: 'input', priority: 0, policy: 'accept', ...base },
  rules: [],
  ...over,
});
const found = (chain: Chain, flow: Partial<Flow> = {}) =>
  conflictsIn({ chains: [chain], sets: [] }, [{ ...FLOW, ...flow }]).map(({ how, isSure, cause }) => ({
    how,
    isSure,
    cause,
  }));
const redirects = [{ handle: 7, statements: [{ redirect: { port: 1 } }] }];
const mayDrop = [{ handle: 7, statements: [{ limit: {} }, { drop: null }] }];

describe('a chain of somebody else', () => {
  it('that drops is one', () => {
    expect(found(chainWith({ policy: 'drop' }))).toEqual([
      { how: 'drop', isSure: true, cause: 'its policy' },
    ]);
    expect(found(chainWith({}))).toEqual([]);
  });

  it('that may drop is not a sure one', () => {
    expect(found(chainWith({}, { rules: mayDrop }))).toEqual([
      { how: 'drop', isSure: false, cause: 'rule 7 of c' },
    ]);
  });

  it('at another hook, of another family, or ours, is none', () => {
    expect(found(chainWith({ policy: 'drop', hook: 'forward' }))).toEqual([]);
    expect(found(chainWith({ policy: 'drop' }, { family: 'ip6' }))).toEqual([]);
    expect(found(chainWith({ policy: 'drop' }, { family: 'inet', table: 'tonewall' }))).toEqual([]);
    expect(found(chainWith({ policy: 'drop' }, { family: 'ip', table: 'tonewall' }))).toEqual([]);
    expect(found(chainWith({ policy: 'drop' }, { family: 'ip', table: 'tonewall2' }))).toHaveLength(1);
  });

  it('of one version is none for a flow of the other', () => {
    const ipv6: Partial<Flow> = { ipv6: {} };
    const drops = chainWith({ policy: 'drop' });
    expect(['ip', 'ip6', 'inet'].map((family) => found({ ...drops, family }, ipv6).length)).toEqual([
      0, 1, 1,
    ]);
    expect(['ip', 'ip6', 'inet'].map((family) => found({ ...drops, family }).length)).toEqual([1, 0, 1]);
  });

  it('that refuses or translates one version alone is none for a flow of the other', () => {
    const of = (statement: object, flow: Partial<Flow> = {}) =>
      found(chainWith({}, { family: 'inet', rules: [{ handle: 7, statements: [statement] }] }), flow).length;
    const both = (statement: object) => [of(statement), of(statement, { ipv6: {} })];
    expect(both({ reject: { type: 'icmp', expr: 'admin-prohibited' } })).toEqual([1, 0]);
    expect(both({ reject: { type: 'icmpv6', expr: 'admin-prohibited' } })).toEqual([0, 1]);
    expect(both({ reject: { type: 'icmpx', expr: 'admin-prohibited' } })).toEqual([1, 1]);
    expect(both({ dnat: { family: 'ip', addr: '10.0.0.1' } })).toEqual([1, 0]);
    expect(both({ dnat: { family: 'ip6', addr: '::1' } })).toEqual([0, 1]);
  });

  it('of a bridge is never a sure one', () => {
    expect(found(chainWith({ policy: 'drop' }, { family: 'bridge' }))).toEqual([
      { how: 'drop', isSure: false, cause: 'its policy' },
    ]);
  });
});

describe('a chain of NAT', () => {
  const nat = (priority: number, hook = 'prerouting') =>
    chainWith({ type: 'nat', hook, priority }, { rules: redirects });

  it('before ours sends the first packet elsewhere', () => {
    expect(found(nat(-100))).toEqual([{ how: 'translate', isSure: true, cause: 'rule 7 of c' }]);
    expect(found(nat(-150))).toHaveLength(1);
  });

  it('gives what the guard says another source, before ours', () => {
    const told: Partial<Flow> = { hooks: ['output', 'postrouting'] };
    expect(found(nat(100, 'postrouting'), told)).toHaveLength(1);
    expect(found(nat(101, 'postrouting'), told)).toEqual([]);
  });

  it('behind ours, at another hook, or for what is under way, does not matter', () => {
    expect(found(nat(-99))).toEqual([]);
    expect(found(nat(-100, 'input'))).toEqual([]);
    expect(found(nat(-100), { state: 'established' })).toEqual([]);
  });
});
