import { expect, it } from 'vitest';
import { samplePlayer } from '../../rig/sample.ts';
import { stageFor } from '../../rig/act.ts';
import { done, fault } from '../../world.ts';
import { zoneGroupTopology } from '../zone-group-topology/model.ts';
import { groupManagement } from './model.ts';

const players = () => [samplePlayer({ id: 'RINCON_A01400' }), samplePlayer({ id: 'RINCON_B01400' })];

it('takes a member in, and says what to follow', () => {
  const stage = stageFor(groupManagement, players());
  expect(stage.act('AddMember', { MemberID: 'RINCON_B01400', BootSeq: '1' })).toEqual(
    done({
      CurrentTransportSettings: 'NORMAL',
      CurrentURI: '',
      GroupUUIDJoined: 'RINCON_A01400:2',
      ResetVolumeAfter: '0',
      VolumeAVTransportURI: '',
    }),
  );
  const member = stage.world.household.players['RINCON_B01400'];
  expect(stage.act('AddMember', { MemberID: 'RINCON_A01400' }, member)).toEqual(fault(800));
  expect(member && groupManagement.evented?.(stage.world, member)).toEqual({
    kind: 'plain',
    variables: {
      GroupCoordinatorIsLocal: '0',
      LocalGroupUUID: 'RINCON_A01400:2',
      VirtualLineInGroupID: '',
      ResetVolumeAfter: '0',
      VolumeAVTransportURI: '',
    },
  });
});

it('does nothing when asked to let one go, as real players', () => {
  const stage = stageFor(groupManagement, players());
  stage.act('AddMember', { MemberID: 'RINCON_B01400', BootSeq: '1' });
  expect(stage.act('RemoveMember', { MemberID: 'RINCON_B01400' })).toEqual(done());
  expect(stage.world.household.groups).toHaveLength(1);
});

// BookCatKid/anacapad-internals errors.md: the codes of 86.10, by its code.
it.each([
  ['the player itself', 'RINCON_A01400', 801],
  ['a satellite of another', 'RINCON_S01400', 804],
  ['a stranger', 'RINCON_X', 800],
  ['the second of a pair', 'RINCON_P01400', 800],
])('does not take in %s', (_, MemberID, code) => {
  const bond = samplePlayer().bond;
  const stage = stageFor(groupManagement, [
    ...players(),
    samplePlayer({ id: 'RINCON_S01400', bond: { ...bond, invisible: true, satelliteOf: 'RINCON_B01400' } }),
    samplePlayer({ id: 'RINCON_P01400', bond: { ...bond, invisible: true } }),
  ]);
  const groups = structuredClone(stage.world.household.groups);
  expect(stage.act('AddMember', { MemberID, BootSeq: '1' })).toEqual(fault(code));
  expect([stage.world.household.groups, stage.changes()]).toEqual([groups, 0]);
});

it('takes in once more who is there already, and nothing changes', () => {
  const stage = stageFor(groupManagement, players());
  const add = () => stage.act('AddMember', { MemberID: 'RINCON_B01400', BootSeq: '1' });
  const first = add();
  expect([add(), stage.world.household.groups.length]).toEqual([first, 1]);
});

it.each([
  ['', 402],
  ['RINCON_B01400', 800],
  ['RINCON_X', 800],
])('lets %j, who is no member, not go', (MemberID, code) => {
  expect(stageFor(groupManagement, players()).act('RemoveMember', { MemberID })).toEqual(fault(code));
});

it('always refuses a report on buffering', () => {
  const args = { MemberID: 'RINCON_B01400', ResultCode: '0' };
  expect(stageFor(groupManagement, players()).act('ReportTrackBufferingResult', args)).toEqual(fault(402));
});

it('keeps source areas, and tells their version', () => {
  const stage = stageFor(groupManagement, players());
  const version = () => {
    const [player] = Object.values(stage.world.household.players);
    const evented = player && zoneGroupTopology.evented?.(stage.world, player);
    return evented?.kind === 'plain' ? evented.variables['SourceAreasUpdateID'] : undefined;
  };
  const told = [version()];
  for (const DesiredSourceAreaIds of ['area-1', 'area-2', 'area-1']) {
    expect(stage.act('SetSourceAreaIds', { DesiredSourceAreaIds })).toEqual(done());
    told.push(version());
  }
  expect(told[0]).toBe('');
  expect(told[1]).toBe(told[3]);
  expect(new Set(told).size).toBe(3);
});
