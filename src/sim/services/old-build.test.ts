import { afterAll, beforeAll, expect, it } from 'vitest';
import { get } from '../rig/request.ts';
import { type Rooms, startRooms } from '../rig/rooms.ts';

let rooms: Rooms;
const oldPlayer = [{ model: 'S1', build: '34.7-35162' }];

beforeAll(async () => {
  rooms = await startRooms('127.102.14.11', [
    { name: 'Kitchen', players: oldPlayer },
    { name: 'Den', players: oldPlayer },
  ]);
});
afterAll(() => rooms.house.stop());

const I = { InstanceID: 0 };
const kitchen = (service: string, action: string, args: Record<string, string | number> = {}) =>
  rooms.at('Kitchen')(service, action, args);

it('is asked in the form of its time', async () => {
  expect(await kitchen('DeviceProperties', 'SetAutoplayVolume', { Volume: 33 })).toEqual({});
  expect(await kitchen('DeviceProperties', 'GetAutoplayVolume')).toEqual({ CurrentVolume: '33' });
});

it('answers in the form of its time', async () => {
  const member = { MemberID: rooms.player('Den').id, BootSeq: 1 };
  expect(Object.keys(Object(await kitchen('GroupManagement', 'AddMember', member)))).toEqual([
    'CurrentTransportSettings',
    'GroupUUIDJoined',
    'ResetVolumeAfter',
    'VolumeAVTransportURI',
  ]);
  expect(await rooms.at('Den')('AVTransport', 'BecomeCoordinatorOfStandaloneGroup', I)).toEqual({});
});

it('does not know what came later', async () => {
  expect(await kitchen('AVTransport', 'EndDirectControlSession', I)).toBe(401);
  expect(await kitchen('DeviceProperties', 'GetButtonLockState')).toBe(401);
});

it('has what was taken away, without a model', async () => {
  expect(await kitchen('AVTransport', 'NextProgrammedRadioTracks', I)).toBe(602);
  const setting = { SettingID: 1, SettingURI: 'http://192.0.2.1/setting' };
  expect(await kitchen('DeviceProperties', 'ImportSetting', setting)).toBe(602);
  expect(await kitchen('DeviceProperties', 'ImportSetting', { SettingID: 1 })).toBe(402);
});

it('may be asked for a section, and has none', async () => {
  const seek = (Unit: string) => kitchen('AVTransport', 'Seek', { ...I, Unit, Target: '1' });
  expect([await seek('SECTION'), await seek('CHAPTER')]).toEqual([710, 402]);
});

it('describes all that', async () => {
  const { address } = rooms.player('Kitchen');
  const scpd = (await get(address, '/xml/DeviceProperties1.xml')).body;
  expect(scpd).toContain('<name>ImportSetting</name>');
  expect(scpd).not.toContain('ButtonLockState');
});
