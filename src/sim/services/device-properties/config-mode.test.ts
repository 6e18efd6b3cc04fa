import { expect, it } from 'vitest';
import { stageFor } from '../../rig/act.ts';
import { samplePlayer } from '../../rig/sample.ts';
import { done, fault } from '../../world.ts';
import { deviceProperties } from './model.ts';

const stage = () => stageFor(deviceProperties, [samplePlayer()]);

const modeOf = ({ world }: ReturnType<typeof stage>) => {
  const [player] = Object.values(world.household.players);
  const evented = player && deviceProperties.evented?.(world, player);
  return evented?.kind === 'plain' ? evented.variables['ConfigMode'] : undefined;
};

it('is told in events from entering to leaving', () => {
  const one = stage();
  expect(modeOf(one)).toBe('');
  expect(one.act('EnterConfigMode', { Mode: 'Setup', Options: '' })).toEqual(done({ State: 'Setup' }));
  expect(modeOf(one)).toBe('Setup');
  expect(one.act('ExitConfigMode', { Options: '' })).toEqual(done());
  expect(modeOf(one)).toBe('');
  expect(one.changes()).toBe(2);
});

it('is not left by who is in none', () => {
  expect(stage().act('ExitConfigMode', { Options: '' })).toEqual(fault(800));
});

it.each([
  ['no name', { Mode: '', Options: '' }],
  ['a name of 32 characters', { Mode: 'm'.repeat(32), Options: '' }],
  ['options of 128 characters', { Mode: 'Setup', Options: 'o'.repeat(128) }],
])('is refused with %s', (_, args) => {
  const one = stage();
  expect([one.act('EnterConfigMode', args), one.changes()]).toEqual([fault(402), 0]);
});

it('takes a name of 31 characters and options of 127', () => {
  const args = { Mode: 'm'.repeat(31), Options: 'o'.repeat(127) };
  expect(stage().act('EnterConfigMode', args)).toEqual(done({ State: args.Mode }));
});

it('has buttons that nobody presses', () => {
  const one = stage();
  expect([one.act('GetButtonState'), one.changes()]).toEqual([done({ State: '' }), 0]);
});
