import { expect, it } from 'vitest';
import { createSteeredClock } from '../../sim/rig/steered-clock.ts';
import { LastHeard } from './last-heard.ts';

it('tells how long ago each was heard, and forgets whoever is guarded no more', () => {
  const clock = createSteeredClock(1_000_000);
  const heard = new LastHeard(clock);
  heard.note('10.0.30.21');
  heard.note('10.0.30.22');
  clock.advance(700);
  heard.note('10.0.30.22');
  clock.advance(300);
  const agos = () => ['10.0.30.21', '10.0.30.22', '10.0.30.23'].map((host) => heard.agoMs(host));
  expect(agos()).toEqual([1000, 300, undefined]);
  heard.keep(new Set(['10.0.30.21']));
  expect(agos()).toEqual([1000, undefined, undefined]);
});
