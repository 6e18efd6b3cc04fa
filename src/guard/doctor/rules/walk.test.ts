import { describe, expect, it } from 'vitest';
import type { Flow } from './flow.ts';
import type { Chain, Ruleset } from './ruleset.ts';
import { endsIn } from './walk.ts';

const FLOW: Flow = {
  what: 'x',
  hooks: ['input'],
  in: 'eth2',
  protocol: 'tcp',
  ports: [1400],
  state: 'new',
};

/** Rules of a chain where packets enter; others can be jumped to. */
function ends(
  rules: readonly (readonly unknown[])[],
  others: Readonly<Record<string, readonly (readonly unknown[])[]>> = {},
  policy: 'accept' | 'drop' = 'accept',
) {
  const chain = (name: string, of: readonly (readonly unknown[])[]): Chain => ({
    family: 'ip',
    table: 't',
    name,
    base: name === 'first' ? { type: 'filter', hook: 'input', priority: 0, policy } : undefined,
    rules: of.map((statements, index) => ({ handle: index + 1, statements })),
  });
  const first = chain('first', rules);
  const ruleset: Ruleset = {
    chains: [first, ...Object.entries(others).map(([name, of]) => chain(name, of))],
    sets: [],
  };
  return Object.fromEntries(endsIn(ruleset, first, FLOW));
}

const match = (left: object, right: unknown) => ({ match: { op: '==', left, right } });
const YES = match({ meta: { key: 'iifname' } }, 'eth2');
const NO = match({ meta: { key: 'iifname' } }, 'lo');
const MAYBE = match({ meta: { key: 'mark' } }, 1);
const [ACCEPT, DROP, RETURN] = [{ accept: null }, { drop: null }, { return: null }];
const limit = (rate: number, more: object = {}) => ({ limit: { rate, burst: 50, per: 'second', ...more } });
const jump = (target: string) => ({ jump: { target } });
const goto = (target: string) => ({ goto: { target } });

describe('what comes to the end goes by the policy', () => {
  it.each(['accept', 'drop'] as const)('%s', (policy) => {
    expect(ends([], {}, policy)).toEqual({ [policy]: 'its policy' });
    expect(ends([[NO, DROP], [RETURN], [DROP]], {}, policy)).toEqual({ [policy]: 'its policy' });
  });
});

describe('the first verdict that applies is the last', () => {
  it.each([
    [[[YES, ACCEPT], [DROP]], { accept: 'rule 1 of first' }],
    [[[NO, ACCEPT], [DROP]], { drop: 'rule 2 of first' }],
    [[[MAYBE, ACCEPT], [DROP]], { accept: 'rule 1 of first', drop: 'rule 2 of first' }],
    [[[YES, MAYBE, DROP]], { drop: 'rule 1 of first', accept: 'its policy' }],
    [[[YES, NO, MAYBE, DROP]], { accept: 'its policy' }],
    [[[{ counter: {} }, { log: null }, { mangle: {} }, { reject: null }]], { drop: 'rule 1 of first' }],
    [[[{ redirect: { port: 1 } }]], { translate: 'rule 1 of first' }],
    [[[{ dnat: {} }]], { translate: 'rule 1 of first' }],
    // As nft 1.0.6 prints what is for IPv6 alone.
    [[[{ reject: { type: 'icmpv6', expr: 'port-unreachable' } }]], { accept: 'its policy' }],
    [[[{ dnat: { family: 'ip6', addr: 'fd00::1' } }]], { accept: 'its policy' }],
    [[[{ masquerade: null }], [DROP]], { translate: 'rule 1 of first' }],
    [[[{ queue: null }]], { accept: 'rule 1 of first', drop: 'rule 1 of first' }],
    // A limit, and a statement that nobody here knows, may let a packet off.
    [[[{ limit: { rate: 1 } }, DROP]], { drop: 'rule 1 of first', accept: 'its policy' }],
    // One that is ample lets nothing off: of OpenWrt, and the same the other way round.
    [[[limit(25), RETURN], [DROP]], { accept: 'its policy' }],
    [[[limit(25), DROP]], { drop: 'rule 1 of first' }],
    [[[limit(1000, { inv: true }), DROP]], { accept: 'its policy' }],
    [[[limit(1200, { per: 'minute' }), RETURN], [DROP]], { accept: 'its policy' }],
    [[[limit(5), RETURN], [DROP]], { accept: 'its policy', drop: 'rule 2 of first' }],
    [[[limit(25, { per: 'hour' }), RETURN], [DROP]], { accept: 'its policy', drop: 'rule 2 of first' }],
    [
      [[limit(25, { rate_unit: 'kbytes' }), RETURN], [DROP]],
      { accept: 'its policy', drop: 'rule 2 of first' },
    ],
    [[[{ nonsense: 1 }, DROP]], { drop: 'rule 1 of first', accept: 'its policy' }],
    [[['nonsense', DROP]], { drop: 'rule 1 of first', accept: 'its policy' }],
  ])('%j', (rules, expected) => expect(ends(rules)).toEqual(expected));
});

describe('chains that are jumped to', () => {
  it('come back, also by return, but not where they were gone to', () => {
    expect(ends([[jump('a')], [DROP]], { a: [[NO, ACCEPT]] })).toEqual({ drop: 'rule 2 of first' });
    expect(ends([[jump('a')], [DROP]], { a: [[RETURN], [ACCEPT]] })).toEqual({ drop: 'rule 2 of first' });
    expect(ends([[goto('a')], [DROP]], { a: [] })).toEqual({ accept: 'its policy' });
    expect(ends([[jump('a')], [DROP]], { a: [[goto('b')], [ACCEPT]], b: [] })).toEqual({
      drop: 'rule 2 of first',
    });
  });

  it('decide as much as is known', () => {
    expect(ends([[MAYBE, jump('a')], [ACCEPT]], { a: [[DROP]] })).toEqual({
      drop: 'rule 1 of a',
      accept: 'rule 2 of first',
    });
    expect(ends([[YES, jump('a')], [ACCEPT]], { a: [[MAYBE, DROP], [RETURN]] })).toEqual({
      drop: 'rule 1 of a',
      accept: 'rule 2 of first',
    });
  });

  it('in a circle, or that are not there, are not sure to let anything pass', () => {
    expect(Object.keys(ends([[jump('a')]], { a: [[jump('b')]], b: [[jump('a')]] }))).toContain('drop');
    expect(Object.keys(ends([[jump('nowhere')]]))).toEqual(['drop', 'accept']);
  });

  it('are walked once, however often they are jumped to', () => {
    const layers = Array.from(
      { length: 14 },
      (_none, index) => [`c${index}`, Array.from({ length: 12 }, () => [jump(`c${index + 1}`)])] as const,
    );
    const started = performance.now();
    expect(ends([[jump('c0')]], { ...Object.fromEntries(layers), c14: [[DROP]] })).toEqual({
      drop: 'rule 1 of c14',
    });
    expect(performance.now() - started).toBeLessThan(5000);
  });
});

describe('a map of verdicts', () => {
  const vmap = (key: object, ...elements: readonly unknown[]) => ({ vmap: { key, data: { set: elements } } });
  const state = { ct: { key: 'state' } };

  it('takes the verdict of its key, or goes on', () => {
    expect(ends([[vmap(state, ['new', ACCEPT], ['invalid', DROP])], [DROP]])).toEqual({
      accept: 'rule 1 of first',
    });
    expect(ends([[vmap(state, ['established', ACCEPT])], [DROP]])).toEqual({ drop: 'rule 2 of first' });
    expect(ends([[vmap(state, ['new', jump('a')])], [DROP]], { a: [[ACCEPT]] })).toEqual({
      accept: 'rule 1 of a',
    });
  });

  it('of which the key is not known may be any of them', () => {
    expect(ends([[vmap({ meta: { key: 'mark' } }, [1, ACCEPT], [2, DROP])]], {}, 'accept')).toEqual({
      accept: 'rule 1 of first',
      drop: 'rule 1 of first',
    });
    expect(ends([[{ vmap: { key: state, data: '@states' } }]])).toEqual({
      drop: 'a map of verdicts',
      accept: 'its policy',
    });
  });

  it('of what TCP has not goes on', () => {
    expect(ends([[vmap({ payload: { protocol: 'udp', field: 'dport' } }, [1400, DROP])]])).toEqual({
      accept: 'its policy',
    });
  });
});

describe('extensions of iptables', () => {
  const target = (name: string) => ({ xt: { type: 'target', name } });

  it.each([
    ['REJECT', { drop: 'rule 1 of first' }],
    ['DNAT', { translate: 'rule 1 of first' }],
    ['MASQUERADE', { translate: 'rule 1 of first' }],
    ['LOG', { accept: 'its policy' }],
    ['constructor', { drop: 'rule 1 of first', translate: 'rule 1 of first', accept: 'its policy' }],
  ])('%s', (name, expected) => expect(ends([[target(name)]])).toEqual(expected));

  it('a match may hold or not; an old nft does not say what it is', () => {
    expect(ends([[{ xt: { type: 'match', name: 'addrtype' } }, DROP]])).toEqual({
      drop: 'rule 1 of first',
      accept: 'its policy',
    });
    expect(ends([[{ xt: null }]])).toEqual({
      drop: 'rule 1 of first',
      translate: 'rule 1 of first',
      accept: 'its policy',
    });
  });
});
