import { describe, expect, it } from 'vitest';
import { stageFor } from '../../rig/act.ts';
import { samplePlayer } from '../../rig/sample.ts';
import { done, fault } from '../../world.ts';
import { audioIn } from './model.ts';

const OWNER = 'RINCON_A01400';
const OTHER = 'RINCON_B01400';
const lineIn = { name: 'Line-In', icon: 'AudioComponent', leftLevel: 1, rightLevel: 1, connected: true };

const stage = () =>
  stageFor(audioIn, [
    samplePlayer({ id: OWNER, model: 'S5', lineIn: { ...lineIn } }),
    samplePlayer({ id: OTHER }),
  ]);

const told = ({ world }: ReturnType<typeof stage>) => {
  const player = world.household.players[OWNER];
  const evented = player && audioIn.evented?.(world, player);
  return evented?.kind === 'plain' ? evented.variables : {};
};

it('has a name, an icon and levels that can be set and are told', () => {
  const one = stage();
  expect(one.act('SetAudioInputAttributes', { DesiredName: 'Turntable', DesiredIcon: 'vinyl' })).toEqual(
    done(),
  );
  expect(one.act('SetLineInLevel', { DesiredLeftLineInLevel: '3', DesiredRightLineInLevel: '4' })).toEqual(
    done(),
  );
  expect(one.act('GetAudioInputAttributes')).toEqual(
    done({ CurrentName: 'Turntable', CurrentIcon: 'vinyl' }),
  );
  expect(one.act('GetLineInLevel')).toEqual(
    done({ CurrentLeftLineInLevel: '3', CurrentRightLineInLevel: '4' }),
  );
  expect([told(one), one.changes()]).toEqual([
    {
      AudioInputName: 'Turntable',
      Icon: 'vinyl',
      LineInConnected: '1',
      LeftLineInLevel: '3',
      RightLineInLevel: '4',
      Playing: '0',
    },
    2,
  ]);
});

describe('its sound', () => {
  it('goes to a group that asked for it until the group asks no more', () => {
    const one = stage();
    expect(one.act('StartTransmissionToGroup', { ObjectID: '', CoordinatorID: OTHER })).toEqual(
      done({ CurrentTransportSettings: `x-rincon-stream:${OWNER}` }),
    );
    expect(told(one)['Playing']).toBe('1');
    expect(one.act('StopTransmissionToGroup', { CoordinatorID: OTHER })).toEqual(done());
    expect(told(one)['Playing']).toBe('0');
    expect(one.act('StopTransmissionToGroup', { CoordinatorID: OTHER })).toEqual(fault(800));
  });

  it('ends for a group that plays it', () => {
    const one = stage();
    const listener = one.world.household.players[OTHER];
    Object.assign(listener?.transport ?? {}, { state: 'PLAYING', uri: `x-rincon-stream:${OWNER}` });
    expect(told(one)['Playing']).toBe('1');
    expect(one.act('StopTransmissionToGroup', { CoordinatorID: OTHER })).toEqual(done());
    expect([listener?.transport.state, told(one)['Playing']]).toEqual(['STOPPED', '0']);
  });

  it('does not go to who leads no group, nor comes from who has no line-in', () => {
    const one = stage();
    expect(one.act('StartTransmissionToGroup', { ObjectID: '', CoordinatorID: 'RINCON_X' })).toEqual(
      fault(800),
    );
    const without = one.world.household.players[OTHER];
    const args = { ObjectID: '', CoordinatorID: OWNER };
    expect(one.act('StartTransmissionToGroup', args, without)).toEqual(fault(800));
    expect(one.changes()).toBe(0);
  });
});
