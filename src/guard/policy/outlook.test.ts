import { expect, it } from 'vitest';
import { as, NOON, policyOf } from '../../../test/policy/asking.ts';
import { outlookFor } from './outlook.ts';

const NIGHT = Date.parse('2026-11-27T22:30:00Z');

const policy = policyOf(
  'roles: { guest: { may: [volume, AVTransport.SnoozeAlarm], volume-cap: 40, rooms: [Bar] } }\nquiet-hours: { hours: 22:00-07:00 }',
);

const outlook = (at: number, room: string, riskClass: string) =>
  outlookFor(policy, { principal: as('guest'), rooms: ['Kitchen', 'Bar'], at }).find(
    (one) => one.room === room && one.riskClass === riskClass,
  );

it('tells the loudest volume, and whether it may be turned up', () => {
  const permitted = [
    'RenderingControl.SetMute',
    'RenderingControl.SetVolume',
    'RenderingControl.SetRelativeVolume',
    'RenderingControl.SetVolumeDB',
    'RenderingControl.RestoreVolumePriorToRamp',
    'GroupRenderingControl.SetGroupMute',
    'GroupRenderingControl.SetGroupVolume',
    'GroupRenderingControl.SetRelativeGroupVolume',
    'GroupRenderingControl.SnapshotGroupVolume',
    'VirtualLineIn.SetVolume',
  ];
  expect({
    ...outlook(NOON, 'Bar', 'volume'),
    permitted: outlook(NOON, 'Bar', 'volume')?.permitted.toSorted(),
  }).toEqual({
    room: 'Bar',
    riskClass: 'volume',
    permitted: permitted.toSorted(),
    refused: [],
    upTo: 40,
    mayRaise: true,
  });
  expect(outlook(NIGHT, 'Bar', 'volume')).toMatchObject({ upTo: 40, mayRaise: false });
});

it('tells single actions apart', () => {
  expect(outlook(NOON, 'Bar', 'alarm')?.permitted).toEqual(['AVTransport.SnoozeAlarm']);
  expect(outlook(NOON, 'Bar', 'system')?.permitted).toEqual([]);
  expect(outlook(NOON, 'Kitchen', 'alarm')?.refused).toContainEqual({
    action: 'AVTransport.SnoozeAlarm',
    reason: 'room-not-permitted',
  });
});
