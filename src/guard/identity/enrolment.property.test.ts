import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { DAY, sha, uuid } from '../../../test/rig/identities.ts';
import { MAX_WRONG_CODES, openCode, type Redeemed, redeemCode } from './enrol.ts';
import { identify } from './identify.ts';
import { endDevice, renewLeases } from './lease.ts';
import { NOBODY, type Principal } from './principal.ts';
import { identityText, readIdentities } from './read-state.ts';
import { makeSnapshot } from './snapshot.ts';
import { type IdentityState, NO_IDENTITIES } from './state.ts';
import { swept } from './sweep.ts';

/**
 * Whatever is done in whatever order, nobody becomes more than an owner granted: a device is known only where a code was
 * typed in time, as what that code granted, bound as strongly as it was bound then, until it is ended or its lease is over.
 */

const ADDRESSES = ['192.0.2.1', '192.0.2.2', '::ffff:192.0.2.2', 'fd00::1'] as const;
const HARDWARE = [undefined, '02:00:5e:00:53:01', '02:00:5e:00:53:02'] as const;
const NAMES = ['phone', 'tablet', 'radio'] as const;
const CODE_MS = 600_000;

const place = fc.record({ address: fc.constantFrom(...ADDRESSES), hardware: fc.constantFrom(...HARDWARE) });
const step = fc.oneof(
  fc.record({
    do: fc.constant('open' as const),
    name: fc.constantFrom(...NAMES),
    role: fc.constantFrom('owner', 'member', 'guest'),
    leaseDays: fc.integer({ min: 1, max: 3 }),
  }),
  fc.record({ do: fc.constant('redeem' as const), code: fc.integer({ min: 0, max: 9 }), place }),
  fc.record({ do: fc.constant('guess' as const), times: fc.constantFrom(1, 10, 49), place }),
  fc.record({ do: fc.constant('ask' as const), place }),
  fc.record({ do: fc.constant('end' as const), name: fc.constantFrom(...NAMES) }),
  fc.record({ do: fc.constant('pass' as const), ms: fc.constantFrom(1000, CODE_MS, DAY / 2, DAY, 40 * DAY) }),
  fc.record({ do: fc.constant('renew' as const) }),
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;
type Place = typeof place extends fc.Arbitrary<infer T> ? T : never;

/** The reference: a plain account of what was granted and what happened since. */
interface Grant {
  readonly name: string;
  readonly role: string;
  readonly leaseMs: number;
  readonly openUntil: number;
  dead: boolean;
  bound: { readonly address: string; readonly hardware: string | undefined } | undefined;
  aliveUntil: number;
  ended: boolean;
}

const plain = (address: string) => address.replace('::ffff:', '');

/** Inside a run of the property a difference is an error, which fast-check shrinks. */
function mustBe(actual: unknown, expected: unknown): void {
  if (!isDeepStrictEqual(actual, expected))
    throw new Error(`${JSON.stringify(actual)} where ${JSON.stringify(expected)} was expected`);
}

class World {
  state: IdentityState = NO_IDENTITIES;
  now = 0;
  readonly grants: Grant[] = [];
  readonly uses = new Map<string, number>();
  wrong = 0;

  run(step: Step): void {
    if (step.do === 'open') this.open(step);
    else if (step.do === 'redeem') this.redeem(step.code, step.place);
    else if (step.do === 'guess') for (let time = 0; time < step.times; time += 1) this.guess(step.place);
    else if (step.do === 'ask') this.ask(step.place);
    else if (step.do === 'end') this.end(step.name);
    else if (step.do === 'pass') this.now += step.ms;
    else this.renew();
    // As with every write.
    this.state = swept(this.state, this.now);
  }

  isOpen = (grant: Grant): boolean => !grant.dead && grant.bound === undefined && this.now < grant.openUntil;
  isAlive = (grant: Grant): boolean =>
    grant.bound !== undefined && !grant.ended && this.now < grant.aliveUntil;

  open({ name, role, leaseDays }: Extract<Step, { do: 'open' }>): void {
    const index = this.grants.length;
    if (index > 9) return;
    const leaseMs = leaseDays * DAY;
    const wanted = { id: uuid(index), hash: sha(String(index)), name, role, groups: [], leaseMs };
    const opened = openCode(this.state, { ...wanted, at: this.now, expiresAt: this.now + CODE_MS });
    mustBe(opened.ok, !this.grants.some((grant) => grant.name === name && this.isAlive(grant)));
    if (!opened.ok) return;
    this.state = opened.value;
    for (const grant of this.grants) if (grant.name === name && this.isOpen(grant)) grant.dead = true;
    if (!this.grants.some(this.isOpen)) this.wrong = 0;
    this.grants.push({
      name,
      role,
      leaseMs,
      openUntil: this.now + CODE_MS,
      dead: false,
      bound: undefined,
      aliveUntil: 0,
      ended: false,
    });
  }

  redeem(index: number, place: Place): void {
    const grant = this.grants[index];
    const outcome = this.type(sha(String(index)), place);
    if (!outcome.ok) return;
    mustBe(grant !== undefined && this.isOpen(grant), true);
    if (!grant) return;
    grant.bound = { address: plain(place.address), hardware: place.hardware };
    grant.aliveUntil = this.now + grant.leaseMs;
  }

  guess(place: Place): void {
    mustBe(this.type(sha('f'), place), { ok: false, error: 'wrong-code' });
  }

  type(hash: string, { address, hardware }: Place): Redeemed['outcome'] {
    const anyOpen = this.grants.some(this.isOpen);
    const redeemed = redeemCode(this.state, { hash, address: plain(address), hardware, at: this.now });
    const { state, outcome, codesVoid } = redeemed;
    this.state = state;
    if (outcome.ok || outcome.error !== 'wrong-code') return outcome;
    if (anyOpen) this.wrong += 1;
    mustBe(codesVoid, anyOpen && this.wrong >= MAX_WRONG_CODES);
    if (codesVoid) for (const grant of this.grants) if (this.isOpen(grant)) grant.dead = true;
    return outcome;
  }

  ask({ address, hardware }: Place): void {
    const asker = { address, ...(hardware === undefined ? {} : { hardware }) };
    const { principal } = identify(makeSnapshot(this.state, { segments: [], people: [] }), asker, this.now);
    if (principal.kind === 'device') this.uses.set(principal.id, this.now);
    mustBe(principal, this.expected(plain(address), hardware));
  }

  expected(address: string, hardware: string | undefined): Principal {
    const fitting = this.grants.flatMap((grant, index) => {
      const { bound } = grant;
      const fits =
        bound?.address === address && (bound.hardware === undefined || bound.hardware === hardware);
      return fits && this.isAlive(grant) ? [{ grant, index, bound }] : [];
    });
    const [only] = fitting;
    if (!only || fitting.length > 1) return NOBODY;
    const { name, role } = only.grant;
    const binding = only.bound.hardware === undefined ? 'address' : 'address-and-hardware';
    return { kind: 'device', id: uuid(only.index), name, role, groups: [], binding };
  }

  end(name: string): void {
    const alive = this.grants.find((grant) => grant.name === name && this.isAlive(grant));
    const ended = endDevice(this.state, name, this.now);
    mustBe(ended !== undefined, alive !== undefined);
    if (ended) this.state = ended;
    if (alive) alive.ended = true;
  }

  renew(): void {
    this.state = renewLeases(this.state, this.uses);
    for (const [index, grant] of this.grants.entries()) {
      const usedAt = this.uses.get(uuid(index));
      if (usedAt !== undefined && !grant.ended && usedAt < grant.aliveUntil)
        grant.aliveUntil = Math.max(grant.aliveUntil, usedAt + grant.leaseMs);
    }
    this.uses.clear();
  }
}

it('nothing makes more of a device than was granted', () => {
  const reached = { device: 0, void: 0 };
  fc.assert(
    fc.property(fc.array(step, { minLength: 10, maxLength: 60 }), (steps) => {
      const world = new World();
      for (const one of steps) world.run(one);
      // Whatever happened, it can be written and read again.
      mustBe(readIdentities(Buffer.from(identityText(world.state)), 'x'), world.state);
      if (world.grants.some(({ bound }) => bound !== undefined)) reached.device += 1;
      if (world.grants.some(({ dead }) => dead)) reached.void += 1;
    }),
    { numRuns: 500 },
  );
  // A run that enrols nothing proves nothing.
  expect([reached.device > 30, reached.void > 30]).toEqual([true, true]);
});
