import { expect, it } from 'vitest';
import { stageFor } from '../../rig/act.ts';
import { done, fault } from '../../world.ts';
import { systemProperties } from './model.ts';

it('keeps strings by name, also names that JavaScript knows', () => {
  const stage = stageFor(systemProperties);
  expect(stage.act('GetString', { VariableName: 'constructor' })).toEqual(fault(800));
  for (const name of ['R_TrialZPSerial', '__proto__']) {
    expect(stage.act('SetString', { VariableName: name, StringValue: '7' })).toEqual(done());
    expect(stage.act('GetString', { VariableName: name })).toEqual(done({ StringValue: '7' }));
    expect(stage.act('Remove', { VariableName: name })).toEqual(done());
    expect(stage.act('GetString', { VariableName: name })).toEqual(fault(800));
  }
  expect([stage.changes(), stage.world.household.updateIds.system]).toEqual([4, 4]);
});

it('adds, renames and removes accounts', () => {
  const stage = stageFor(systemProperties);
  const added = stage.act('AddAccountX', {
    AccountType: '2311',
    AccountID: 'a@b.example',
    AccountPassword: 'x',
  });
  expect(added).toEqual(done({ AccountUDN: 'SA_RINCON2311_a@b.example' }));
  const nickname = { AccountUDN: 'SA_RINCON2311_a@b.example', AccountNickname: 'Ann' };
  expect(stage.act('SetAccountNicknameX', nickname)).toEqual(done());
  expect(stage.world.household.accounts).toEqual([
    { serviceType: 2311, serialNumber: 1, username: 'a@b.example', nickname: 'Ann', deviceId: '', key: '' },
  ]);
  const account = { AccountType: '2311', AccountID: 'a@b.example' };
  expect(stage.act('RemoveAccount', account)).toEqual(done());
  expect(stage.act('RemoveAccount', account)).toEqual(fault(800));
});

it('switches remote debugging', () => {
  const stage = stageFor(systemProperties);
  expect(stage.act('GetRDM')).toEqual(done({ RDMValue: '0' }));
  expect(stage.act('EnableRDM', { RDMValue: 'true' })).toEqual(done());
  expect(stage.act('GetRDM')).toEqual(done({ RDMValue: '1' }));
});
