import { expect, it } from 'vitest';
import { samplePlayer } from '../../rig/sample.ts';
import { stageFor } from '../../rig/act.ts';
import { done, fault } from '../../world.ts';
import { zoneGroupTopology } from './model.ts';

const bar = samplePlayer({
  id: 'RINCON_BAR01400',
  model: 'S14',
  build: '78.1-52020',
  room: 'Den & "Bar"',
  icon: '',
  address: '192.0.2.31',
  tv: { connected: true, format: '0' },
  microphone: { enabled: false },
  bond: {
    channelMapSet: '',
    htSatChanMapSet: 'RINCON_BAR01400:LF,RF;RINCON_SAT01400:LR',
    invisible: false,
    satelliteOf: '',
  },
});
const satellite = samplePlayer({
  id: 'RINCON_SAT01400',
  model: 'S3',
  build: '78.1-52020',
  room: 'Den & "Bar"',
  icon: '',
  address: '192.0.2.32',
  bond: {
    channelMapSet: '',
    htSatChanMapSet: 'RINCON_BAR01400:LF,RF;RINCON_SAT01400:LR',
    invisible: true,
    satelliteOf: 'RINCON_BAR01400',
  },
});

const stateOf = (outcome: ReturnType<ReturnType<typeof stageFor>['act']>): string =>
  outcome.kind === 'done' ? (outcome.out['ZoneGroupState'] ?? '') : '';

/** Names of the attributes of the first element of a name, in order. */
const attributesOf = (xml: string, element: string): string[] => {
  const head = new RegExp(`<${element} ([^>]*)>`).exec(xml)?.[1] ?? '';
  return [...head.matchAll(/(\w+)="/g)].map(([, name = '']) => name);
};

it('shows satellites below their bar, with the attributes of 78.1 in their order', () => {
  const stage = stageFor(zoneGroupTopology, [bar, satellite]);
  const xml = stateOf(stage.act('GetZoneGroupState'));
  expect(xml).toMatch(
    /^<ZoneGroupState><ZoneGroups><ZoneGroup Coordinator="RINCON_BAR01400" ID="RINCON_BAR01400:1"><ZoneGroupMember .*><Satellite .*\/><\/ZoneGroupMember><\/ZoneGroup><\/ZoneGroups><VanishedDevices><\/VanishedDevices><\/ZoneGroupState>$/,
  );
  expect(xml).toContain('ZoneName="Den &amp; &quot;Bar&quot;"');
  // As recorded from 78.1-52020 (wez/wez-sonos).
  const recorded = [
    'UUID',
    'Location',
    'ZoneName',
    'Icon',
    'Configuration',
    'SoftwareVersion',
    'SWGen',
    'MinCompatibleVersion',
    'LegacyCompatibleVersion',
    'HTSatChanMapSet',
    'ActiveZoneID',
    'BootSeq',
    'TVConfigurationError',
    'HdmiCecAvailable',
    'WirelessMode',
    'WirelessLeafOnly',
    'ChannelFreq',
    'BehindWifiExtender',
    'WifiEnabled',
    'EthLink',
    'Orientation',
    'RoomCalibrationState',
    'SecureRegState',
    'VoiceConfigState',
    'MicEnabled',
    'AirPlayEnabled',
    'IdleState',
    'MoreInfo',
    'SSLPort',
    'HHSSLPort',
  ];
  expect(attributesOf(xml, 'ZoneGroupMember')).toEqual(recorded);
  expect(attributesOf(xml, 'Satellite')).toEqual(recorded.toSpliced(5, 0, 'Invisible'));
});

it('shows the attributes of 31.8 to a household of that time', () => {
  const stage = stageFor(zoneGroupTopology, [samplePlayer({ build: '31.8-24090', model: 'S5' })]);
  const xml = stateOf(stage.act('GetZoneGroupState'));
  expect(xml).toMatch(/^<ZoneGroups>.*<\/ZoneGroups>$/);
  // As recorded (jishi/node-sonos-discovery).
  expect(attributesOf(xml, 'ZoneGroupMember')).toEqual([
    'UUID',
    'Location',
    'ZoneName',
    'Icon',
    'Configuration',
    'SoftwareVersion',
    'MinCompatibleVersion',
    'LegacyCompatibleVersion',
    'BootSeq',
    'WirelessMode',
    'HasConfiguredSSID',
    'ChannelFreq',
    'BehindWifiExtender',
    'WifiEnabled',
    'Orientation',
    'SonarState',
  ]);
});

it('forgets a player when told to, and keeps what phones tell', () => {
  const stage = stageFor(zoneGroupTopology, [
    samplePlayer({ id: 'RINCON_A01400' }),
    samplePlayer({ id: 'RINCON_B01400', room: 'B' }),
  ]);
  const report = (DesiredAction: string, DeviceUUID = 'RINCON_B01400') =>
    stage.act('ReportUnresponsiveDevice', { DeviceUUID, DesiredAction });
  expect(report('VerifyThenRemoveSystemwide')).toEqual(done());
  expect(stage.world.household.vanished).toEqual([]);
  expect(report('Remove')).toEqual(done());
  expect(report('Remove', 'RINCON_X')).toEqual(fault(800));
  expect(stage.world.household.vanished.map(({ id }) => id)).toEqual(['RINCON_B01400']);
  const phone = { MobileDeviceName: 'Ann', MobileDeviceUDN: 'x', MobileIPAndPort: '192.0.2.9:3400' };
  expect(stage.act('RegisterMobileDevice', phone)).toEqual(done());
  expect(stage.world.household.controllers).toEqual([
    { name: 'Ann', kind: 'Mobile', address: '192.0.2.9', mac: '' },
  ]);
});

// BookCatKid/anacapad-internals: the URL must begin with `http` on 86.10, by its code.
it.each(['', 'ftp://192.0.2.1/update', 'smb://192.0.2.1/update', ' http://192.0.2.1/'])(
  'fetches no software from %j',
  (UpdateURL) => {
    const args = { UpdateURL, Flags: '0', ExtraOptions: '' };
    expect(stageFor(zoneGroupTopology).act('BeginSoftwareUpdate', args)).toEqual(fault(402));
  },
);
