import { expect, it, vi } from 'vitest';
import { silentLog } from '../../ports/log.ts';
import type { House } from '../house.ts';
import { sampleHousehold, samplePlayer, sampleWorld } from '../rig/sample.ts';
import { done, fault, type ServiceModel } from '../world.ts';
import { runAction } from './run-action.ts';

const player = samplePlayer();

function run(model: Partial<ServiceModel>, action: string, args: Record<string, string> = {}) {
  const warn = vi.fn<(message: string) => void>();
  const house: Pick<House, 'models' | 'world' | 'log'> = {
    models: new Map([['Test', { service: 'Test', actions: {}, ...model }]]),
    world: sampleWorld(sampleHousehold([player])),
    log: { ...silentLog, warn },
  };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what runAction reads of a house is here
  const outcome = runAction(house as House, { player, service: 'Test', action, args });
  return { outcome, warned: warn.mock.calls.map(([message]) => message) };
}

it('gives the model the player and its arguments', () => {
  const actions = {
    Echo: ({ player: { id }, args }: Parameters<ServiceModel['actions'][string]>[0]) => done({ id, ...args }),
  };
  expect(run({ actions }, 'Echo', { A: '1' }).outcome).toEqual(done({ id: player.id, A: '1' }));
});

// UDA 2.0 §3.2.5: Optional Action Not Implemented.
it.each(['Other', 'toString', '__proto__'])('has no model of %s', (action) => {
  expect(run({ actions: { Echo: () => done() } }, action).outcome).toEqual(fault(602));
});

it.each([
  ['0', done()],
  ['1', fault(718)],
  ['00', done()],
])('instance %s', (InstanceID, outcome) => {
  expect(
    run({ actions: { Echo: () => done() }, wrongInstance: 718 }, 'Echo', { InstanceID }).outcome,
  ).toEqual(outcome);
});

it('leaves the instance alone where the service has none', () => {
  expect(run({ actions: { Echo: () => done() } }, 'Echo', { InstanceID: '1' }).outcome).toEqual(done());
});

it('takes a model that throws for an action that failed, and says so', () => {
  const actions = {
    Break: () => {
      throw new Error('boom');
    },
  };
  expect(run({ actions }, 'Break')).toEqual({ outcome: fault(501), warned: ['an action model failed'] });
});
