import { expect, it } from 'vitest';
import { sceneOf } from '../../../../test/rig/doctor.ts';
import { guardStanding } from './guard-standing.ts';

const DOORS = { doors: [{ room: 'Kitchen', guardedAt: '192.168.1.120', address: '192.168.1.20' }] };

it('tells where a guard stands, and undefined where none answers in its own words', async () => {
  const answer = JSON.stringify({ answer: 'doors', standing: DOORS });
  expect(await guardStanding(sceneOf({ guard: answer }))).toEqual(DOORS);
  expect(await guardStanding(sceneOf({}))).toBeUndefined();
  expect(await guardStanding(sceneOf({ guard: 'HTTP/1.1 400' }))).toBeUndefined();
  expect(await guardStanding(sceneOf({ guard: '{"answer":"not-understood"}' }))).toBeUndefined();
});
