import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { config as anyConfig, limits, request as anyRequest } from '../../../test/policy/arbitrary.ts';
import { mayHappen, type ModelConfig, type ModelRule } from '../../../test/policy/reference-model.ts';
import { describeProblem } from '../../base/yaml/problem.ts';
import { readConfig } from '../../config/read.ts';
import type { AccessRequest } from './access-request.ts';
import { compilePolicy } from './compile.ts';
import type { Decision, Policy } from './decision.ts';
import { REASONS } from './reasons.ts';

/** JSON is YAML: what the model is told is what the product reads. */
function policyOf(config: ModelConfig, remembered = 4096): Policy {
  const read = readConfig(JSON.stringify({ version: 1, ...config }), 'tonewall.yaml');
  if (!read.ok) throw new Error(read.error.map(describeProblem).join('\n'));
  const compiled = compilePolicy({ config: read.value, cedarFiles: [] }, { remembered });
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.error));
  return compiled.value;
}

/** A policy takes longer to compile than to ask: few policies, many questions. */
const RUNS = { numRuns: 8 };
const requests = fc.array(anyRequest, { minLength: 60, maxLength: 60 });

const permits = (policy: Policy, request: AccessRequest): boolean =>
  policy.decide(request).effect === 'permit';

const ruleOf = ({ roles }: ModelConfig, role: string): ModelRule => roles[role] ?? {};

const withRole = (config: ModelConfig, role: string, rule: ModelRule): ModelConfig => ({
  ...config,
  roles: { ...config.roles, [role]: rule },
});

describe('decisions', { timeout: 120_000 }, () => {
  it('are those of the reference model, with reasons of one kind', () => {
    let permitted = 0;
    fc.assert(
      fc.property(anyConfig, requests, (config, asked) => {
        const policy = policyOf(config);
        for (const request of asked) {
          const decision = policy.decide(request);
          expect(decision.effect).toBe(mayHappen(config, request) ? 'permit' : 'forbid');
          expectTold(decision, request);
          if (decision.effect === 'permit') permitted += 1;
        }
      }),
      { numRuns: 2 * RUNS.numRuns },
    );
    // Were nothing permitted, agreement would show little; of 960 some 80 are.
    expect(permitted).toBeGreaterThan(5);
  });

  it('are permits only where something permits', () => {
    fc.assert(
      fc.property(anyConfig, requests, (config, asked) => {
        const bare = ({ may: _may, also: _also, ...rule }: ModelRule): ModelRule => rule;
        const policy = policyOf({
          ...config,
          roles: { guest: bare(ruleOf(config, 'guest')), member: bare(ruleOf(config, 'member')) },
          groups: {},
          people: {},
        });
        expect(asked.filter((request) => permits(policy, request))).toEqual([]);
      }),
      RUNS,
    );
  });

  it('are never widened by one more limit', () => {
    fc.assert(
      fc.property(anyConfig, limits, requests, (config, limit, asked) => {
        const more = Object.fromEntries(
          Object.entries(limit).filter(([key]) => key !== 'sources' && !(key in ruleOf(config, 'guest'))),
        );
        const [before, after] = [
          policyOf(config),
          policyOf({
            ...withRole(config, 'guest', { ...ruleOf(config, 'guest'), ...more }),
            groups: { ...config.groups, limited: limit },
          }),
        ];
        for (const request of asked) {
          const { principal } = request;
          const limited = {
            ...request,
            principal: { ...principal, groups: [...principal.groups, 'limited'] },
          };
          expect(permits(after, limited) && !permits(before, request)).toBe(false);
        }
      }),
      RUNS,
    );
  });

  it('are forbids where a list is empty', () => {
    fc.assert(
      fc.property(anyConfig, fc.constantFrom('rooms', 'days'), requests, (config, key, asked) => {
        const empty = policyOf(withRole(config, 'guest', { ...ruleOf(config, 'guest'), [key]: [] }));
        const guests = asked.filter(({ principal }) => principal.role === 'guest');
        expect(guests.filter((request) => permits(empty, request))).toEqual([]);
      }),
      RUNS,
    );
  });

  it('follow caps and volumes monotonously', () => {
    const cap = fc.integer({ min: 0, max: 100 });
    fc.assert(
      fc.property(anyConfig, cap, cap, requests, (config, one, other, asked) => {
        const [low, high] = [Math.min(one, other), Math.max(one, other)];
        const capped = (cap: number) =>
          withRole(config, 'guest', { ...ruleOf(config, 'guest'), 'volume-cap': cap });
        const [strict, lax] = [policyOf(capped(low)), policyOf(capped(high))];
        for (const request of asked) {
          expect(permits(strict, request) && !permits(lax, request)).toBe(false);
          const [quiet, loud] = [atVolume(request, low), atVolume(request, high)];
          expect(permits(strict, loud) && !permits(strict, quiet)).toBe(false);
        }
      }),
      RUNS,
    );
  });

  it('do not depend on any order', () => {
    fc.assert(
      fc.property(anyConfig, requests, (config, asked) => {
        const [forward, backward] = [policyOf(config), policyOf(reversed(config))];
        for (const request of asked) {
          const { rooms, context } = request;
          const turned = {
            ...request,
            rooms: rooms.toReversed(),
            context: { ...context, ...(context.sources ? { sources: context.sources.toReversed() } : {}) },
          };
          expect(idsOf(backward.decide(turned))).toEqual(idsOf(forward.decide(request)));
        }
      }),
      RUNS,
    );
  });

  it('are the same when remembered, in whatever order times are asked', () => {
    fc.assert(
      fc.property(anyConfig, requests, (config, asked) => {
        const [remembering, forgetful] = [policyOf(config), policyOf(config, 0)];
        const [first] = asked;
        const same = asked.map(({ context }) => ({
          ...(first ?? anyOf(asked)),
          context: { ...(first ?? anyOf(asked)).context, at: context.at },
        }));
        for (const request of [...asked, ...same, ...asked.toReversed(), ...same.toReversed()])
          expect(remembering.decide(request)).toEqual(forgetful.decide(request));
      }),
      { numRuns: 4 },
    );
  });
});

function anyOf<T>(items: readonly T[]): T {
  const [first] = items;
  if (first === undefined) throw new Error('nothing was asked');
  return first;
}

/** All reasons have the effect of the decision; there is one; strangers and others are never told apart in one answer. */
function expectTold({ effect, reasons }: Decision, { principal }: AccessRequest): void {
  expect(reasons.length).toBeGreaterThan(0);
  expect(reasons.map(({ id }) => REASONS[id].effect)).toEqual(reasons.map(() => effect));
  if (!reasons.some(({ id }) => id === 'unauthenticated')) return;
  expect(reasons).toEqual([{ id: 'unauthenticated' }]);
  expect(['nobody', 'segment']).toContain(principal.kind);
}

const atVolume = (request: AccessRequest, volume: number): AccessRequest => ({
  ...request,
  context: { ...request.context, volumes: { [request.room]: volume } },
});

/** Every list and every mapping the other way round. */
function reversed<T>(value: T): T {
  const turn = (inner: unknown): unknown => {
    if (Array.isArray(inner)) return inner.toReversed().map(turn);
    if (inner === null || typeof inner !== 'object') return inner;
    return Object.fromEntries(
      Object.entries(inner)
        .toReversed()
        .map(([key, one]) => [key, turn(one)]),
    );
  };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the same with another order
  return turn(value) as T;
}

const idsOf = ({ effect, reasons }: Decision): readonly string[] => [
  effect,
  ...new Set(reasons.map(({ id }) => id)),
];
