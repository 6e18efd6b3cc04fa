import { expect, it } from 'vitest';
import { samplePlayer } from '../../rig/sample.ts';
import { stageFor } from '../../rig/act.ts';
import { done, fault } from '../../world.ts';
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
