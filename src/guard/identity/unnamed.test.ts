import { expect, it } from 'vitest';
import { code, DAY, device, identities, program, sha, uuid } from '../../../test/rig/identities.ts';
import { describeUnnamed, unnamedIn } from './unnamed.ts';

const words = {
  roles: new Set(['owner', 'member', 'program']),
  groups: new Set(['family']),
  people: new Set(['anna']),
};
const password = {
  kind: 'argon2id',
  memoryKib: 8,
  passes: 1,
  parallelism: 1,
  salt: '0'.repeat(32),
  tag: sha('e'),
} as const;
const said = (over: Parameters<typeof identities>[0], at = 1000): readonly string[] =>
  unnamedIn(identities(over), words, at).map(describeUnnamed);

it('nothing where every word is there', () => {
  expect(
    said({
      devices: [device()],
      codes: [code({ id: uuid(2), name: 'tablet' })],
      programs: [program()],
      people: [{ id: 'anna', password, changedAt: 0, passkeys: [] }],
    }),
  ).toEqual([]);
});

it('each role, group and person that is not there, with what comes of it', () => {
  expect(
    said({
      devices: [device({ role: 'kid', groups: ['family', 'lodgers'] })],
      codes: [code({ name: 'tablet', role: 'kid' })],
      programs: [program({ role: 'butler' })],
      people: [{ id: 'ben', password, changedAt: 0, passkeys: [] }],
    }),
  ).toEqual([
    "the device Anna's phone has the role kid, which is not there: it may do nothing",
    "the device Anna's phone is in the group lodgers, which is not there: neither its permits nor its limits hold",
    'the code for tablet has the role kid, which is not there: it may do nothing',
    'the program Home Assistant has the role butler, which is not there: it may do nothing',
    'ben has a password, and is not among the people: nobody can log in so',
  ]);
});

it('nothing of identities that are over', () => {
  expect(
    said(
      {
        devices: [device({ role: 'kid', endedAt: 1 }), device({ id: uuid(3), role: 'kid' })],
        codes: [code({ role: 'kid', stand: 'used' }), code({ id: uuid(4), role: 'kid', expiresAt: DAY })],
        programs: [program({ role: 'butler', endedAt: 1 })],
      },
      31 * DAY,
    ),
  ).toEqual([]);
});
