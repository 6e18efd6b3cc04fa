import { expect, it } from 'vitest';
import { samplePlayer } from '../../rig/sample.ts';
import { stageFor } from '../../rig/act.ts';
import { done, fault } from '../../world.ts';
import { deviceProperties } from './model.ts';

const A = samplePlayer({ id: 'RINCON_A01400', room: 'Left' });
const B = samplePlayer({ id: 'RINCON_B01400', room: 'Right' });

it('tells who it is, in the fields of a recorded answer', () => {
  expect(stageFor(deviceProperties).act('GetZoneInfo')).toEqual(
    done({
      SerialNumber: '00-0E-58-A0-00-01:8',
      SoftwareVersion: '86.10-80260',
      DisplaySoftwareVersion: '17.2.7',
      HardwareVersion: '1.16.4.1-2',
      IPAddress: '127.35.0.21',
      MACAddress: '00:0E:58:A0:00:01',
      CopyrightInfo: '© 2003-2019, Sonos, Inc. All rights reserved.',
      ExtraInfo: '',
      HTAudioIn: '0',
      Flags: '1',
    }),
  );
});

it('renames everybody of a pair', () => {
  const stage = stageFor(deviceProperties, [structuredClone(A), structuredClone(B)]);
  const map = 'RINCON_A01400:LF,LF;RINCON_B01400:RF,RF';
  expect(stage.act('CreateStereoPair', { ChannelMapSet: map })).toEqual(done());
  const args = { DesiredZoneName: 'Den', DesiredIcon: 'i', DesiredConfiguration: '1' };
  expect(stage.act('SetZoneAttributes', args)).toEqual(done());
  expect(Object.values(stage.world.household.players).map(({ room }) => room)).toEqual(['Den', 'Den']);
  expect(stage.act('RemoveBondedZones', { ChannelMapSet: map, KeepGrouped: '1' })).toEqual(done());
  expect(stage.world.household.groups.map(({ members }) => members)).toEqual([
    ['RINCON_A01400', 'RINCON_B01400'],
  ]);
  expect(stage.act('SeparateStereoPair', { ChannelMapSet: map })).toEqual(fault(800));
  expect(stage.changes()).toBe(3);
});

it.each([
  ['SetLEDState', { DesiredLEDState: 'Off' }, 'GetLEDState', { CurrentLEDState: 'Off' }],
  [
    'SetButtonLockState',
    { DesiredButtonLockState: 'On' },
    'GetButtonLockState',
    { CurrentButtonLockState: 'On' },
  ],
  ['SetAutoplayVolume', { Volume: '40', Source: '' }, 'GetAutoplayVolume', { CurrentVolume: '40' }],
  [
    'SetAutoplayLinkedZones',
    { IncludeLinkedZones: 'true', Source: '' },
    'GetAutoplayLinkedZones',
    { IncludeLinkedZones: '1' },
  ],
  ['SetUseAutoplayVolume', { UseVolume: '1', Source: '' }, 'GetUseAutoplayVolume', { UseVolume: '1' }],
  [
    'SetAutoplayRoomUUID',
    { RoomUUID: 'RINCON_X', Source: '' },
    'GetAutoplayRoomUUID',
    { RoomUUID: 'RINCON_X' },
  ],
] as const)('%s is seen by the reading action', (set, args, get, out) => {
  const stage = stageFor(deviceProperties, [samplePlayer()]);
  expect(stage.act(set, args)).toEqual(done());
  expect([stage.act(get), stage.changes()]).toEqual([done(out), 1]);
});

it('keeps the volume of autoplay within bounds', () => {
  expect(stageFor(deviceProperties).act('SetAutoplayVolume', { Volume: '101' })).toEqual(fault(601));
});

it('tells its state in the order of a recorded first event', () => {
  const stage = stageFor(deviceProperties, [samplePlayer({ build: '57.3-81090', model: 'S5' })]);
  const player = Object.values(stage.world.household.players)[0];
  const evented = player && deviceProperties.evented?.(stage.world, player);
  const names = evented?.kind === 'plain' ? Object.keys(evented.variables) : [];
  expect(names.slice(0, 24)).toEqual([
    'ZoneName',
    'Icon',
    'Configuration',
    'Invisible',
    'IsZoneBridge',
    'WirelessMode',
    'WirelessLeafOnly',
    'HasConfiguredSSID',
    'ChannelFreq',
    'BehindWifiExtender',
    'WifiEnabled',
    'SettingsReplicationState',
    'SecureRegState',
    'IsIdle',
    'MoreInfo',
    'ChannelMapSet',
    'HTSatChanMapSet',
    'HTBondedZoneCommitState',
    'Orientation',
    'LastChangedPlayState',
    'AvailableRoomCalibration',
    'RoomCalibrationState',
    'ConfigMode',
    'SupportsAudioIn',
  ]);
});
