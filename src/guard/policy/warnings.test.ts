import { expect, it } from 'vitest';
import { loaded } from '../../../test/policy/asking.ts';
import { compilePolicy } from './compile.ts';
import { describePolicyProblem } from './problem.ts';
import { warningsOf } from './warnings.ts';

const warningsFor = (lines: string): readonly string[] => {
  const configuration = loaded(lines);
  const compiled = compilePolicy(configuration);
  if (!compiled.ok) throw new Error('not compiled');
  return warningsOf(configuration, compiled.value).map(describePolicyProblem);
};

it('has nothing to say of the shipped rules', () => {
  expect(warningsFor('')).toEqual([]);
});

it.each([
  ['{}', ['roles.guest: permits nothing (may: [read] lets them look)']],
  ['{ may: [] }', ['roles.guest: permits nothing (may: [read] lets them look)']],
  ['{ may: [read], rooms: [] }', ['roles.guest.rooms: refuses everything: the list is empty']],
  ['{ may: [read], days: [] }', ['roles.guest.days: refuses everything: the list is empty']],
  [
    '{ may: [read], may-not: [AVTransport.Seek] }',
    ['roles.guest.may-not[0]: refuses AVTransport.Seek, which nothing permits'],
  ],
  ['{ may: [playback], may-not: [AVTransport.Seek, AVTransport.*, everything, playback] }', []],
  ['{ may: [AVTransport.*], may-not: [AVTransport.Seek, volume] }', []],
  [
    '{ may: [AVTransport.Play], may-not: [volume] }',
    ['roles.guest.may-not[0]: refuses volume, which nothing permits'],
  ],
  [
    '{ may: [read, volume], read-only: true }',
    ['roles.guest.read-only: leaves only read of what is permitted: volume'],
  ],
  [
    '{ rooms: [Bar], also: [{ may: [read], rooms: [Kitchen] }] }',
    ['roles.guest.also[0]: permits in no room'],
  ],
  [
    '{ hours: 08:00-12:00, also: [{ may: [read], hours: 12:00-18:00 }] }',
    ['roles.guest.also[0]: permits at no hour'],
  ],
  ['{ days: [mon], also: [{ may: [read], hours: 22:00-03:00, days: [sun] }] }', []],
  ['{ also: [{ may: [read], days: [] }] }', ['roles.guest.also[0]: permits at no hour']],
  ['{ may: [read], also: [{ may: [] }] }', ['roles.guest.also[0]: permits nothing']],
])('%s', (rule, warnings) => {
  expect(warningsFor(`roles: { guest: ${rule} }`)).toEqual(
    warnings.map((text) => `tonewall.yaml line 6: ${text}`),
  );
});
