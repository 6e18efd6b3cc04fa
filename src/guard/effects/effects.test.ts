import { describe, expect, it } from 'vitest';
import { actionFacts, SERVICES } from '../../catalog/services.ts';
import type { SoapArguments } from '../../wire/soap/names.ts';
import type { UnderstoodCall, UnderstoodSpotify } from '../request/understood.ts';
import { UNKNOWN_ROOM } from './players-named.ts';
import { reachOf, staysInRoom } from './reach.ts';
import { riskOfCall } from './risk.ts';
import { volumeEffectIn } from './volumes.ts';

const KITCHEN = 'RINCON_000E5800000101400';
const BAR = 'RINCON_000E5800000201400';
const STUDY = 'RINCON_000E5800000301400';

function call(id: string, args: SoapArguments = []): UnderstoodCall {
  const [service = '', name = ''] = id.split('.');
  const facts = actionFacts(service, name);
  if (!facts) throw new Error(`no action ${id}`);
  const riskClass = riskOfCall(facts, args);
  return {
    kind: 'call',
    action: { kind: 'soap', id, riskClass },
    service,
    name,
    places: [],
    serviceType: `urn:schemas-upnp-org:service:${service}:1`,
    controlPath: `/${service}/Control`,
    arguments: args,
  };
}

describe('the class of a call', () => {
  it.each<[string, SoapArguments, string]>([
    ['AVTransport.Play', [], 'playback'],
    ['AVTransport.SetAVTransportURI', [['CurrentURI', `x-rincon:${KITCHEN}`]], 'grouping'],
    ['AVTransport.SetAVTransportURI', [['CurrentURI', 'http://radio.example/']], 'playback'],
    ['AVTransport.SetAVTransportURI', [['CurrentURI', `x-rincon-stream:${KITCHEN}`]], 'grouping'],
    ['AVTransport.SetAVTransportURI', [['CurrentURI', '']], 'grouping'],
    ['AVTransport.AddURIToQueue', [['EnqueuedURI', 'http://radio.example/']], 'queue'],
    ['AVTransport.BecomeGroupCoordinator', [['CurrentURI', 'http://radio.example/']], 'grouping'],
    ['AlarmClock.CreateAlarm', [['ProgramURI', 'http://radio.example/']], 'alarm'],
    ['ContentDirectory.Browse', [['ObjectID', 'S://nas/music']], 'read'],
    ['ZoneGroupTopology.BeginSoftwareUpdate', [['UpdateURL', 'http://fw.example/']], 'system'],
  ])('%s %j is %s', (id, args, risk) => expect(call(id, args).action.riskClass).toBe(risk));
});

describe('what may raise the volume', () => {
  it.each<[string, SoapArguments, unknown]>([
    ['RenderingControl.SetVolume', [['DesiredVolume', '30']], { kind: 'to', level: 30 }],
    ['RenderingControl.SetRelativeVolume', [['Adjustment', '10']], { kind: 'by', level: 10 }],
    ['RenderingControl.SetRelativeVolume', [['Adjustment', '-10']], undefined],
    ['RenderingControl.RampToVolume', [['DesiredVolume', '90']], { kind: 'to', level: 90 }],
    ['RenderingControl.SetVolumeDB', [['DesiredVolume', '0']], { kind: 'unknown' }],
    ['RenderingControl.SetOutputFixed', [['DesiredFixed', '1']], { kind: 'to', level: 100 }],
    ['RenderingControl.SetOutputFixed', [['DesiredFixed', '0']], undefined],
    ['GroupRenderingControl.SetGroupVolume', [['DesiredVolume', '30']], { kind: 'group-to', level: 30 }],
    ['RenderingControl.SetMute', [['DesiredMute', '1']], { kind: 'each-to', level: 0 }],
    ['RenderingControl.SetMute', [['DesiredMute', '0']], undefined],
    ['GroupRenderingControl.SetGroupMute', [['DesiredMute', '1']], { kind: 'each-to', level: 0 }],
    ['GroupRenderingControl.SetRelativeGroupVolume', [['Adjustment', '-1']], { kind: 'group-by', level: -1 }],
    ['AlarmClock.CreateAlarm', [['Volume', '80']], { kind: 'each-to', level: 80 }],
    ['AlarmClock.UpdateAlarm', [['Volume', '80']], { kind: 'each-to', level: 80 }],
    ['DeviceProperties.SetAutoplayVolume', [['Volume', '70']], { kind: 'to', level: 70 }],
    ['AVTransport.Play', [['Speed', '1']], undefined],
    ['RenderingControl.SetMute', [['DesiredMute', '0']], undefined],
  ])('%s %j', (id, args, effect) => expect(volumeEffectIn(call(id, args))).toEqual(effect));

  it('is every action that takes a volume', () => {
    const NOT_LOUDER = ['DeviceProperties.SetUseAutoplayVolume'];
    const takers = SERVICES.flatMap(({ name: service, actions }) =>
      actions
        .filter(({ arguments: all }) =>
          all.some(({ name, direction }) => direction === 'in' && /^(?:DesiredVolume|Volume)$/.test(name)),
        )
        .map(({ name }) => `${service}.${name}`),
    ).filter((id) => !NOT_LOUDER.includes(id));
    const missed = takers.filter(
      (id) =>
        volumeEffectIn(
          call(id, [
            ['DesiredVolume', '1'],
            ['Volume', '1'],
          ]),
        ) === undefined,
    );
    expect(takers.length).toBeGreaterThan(8);
    expect(missed).toEqual([]);
  });
});

describe('the rooms that a call reaches', () => {
  const groups: Readonly<Record<string, readonly string[]>> = {
    [KITCHEN]: ['Kitchen', 'Bar'],
    [BAR]: ['Kitchen', 'Bar'],
    [STUDY]: ['Study'],
  };
  const topology = {
    rooms: ['Kitchen', 'Bar', 'Study'],
    groupOf: (id: string) => groups[id],
    groupWithId: () => undefined,
  };
  const reach = (id: string, args: SoapArguments = []): readonly string[] =>
    reachOf(call(id, args), { room: 'Kitchen', playerId: KITCHEN, topology });

  it.each<[string, SoapArguments, readonly string[]]>([
    ['AVTransport.Play', [], ['Kitchen', 'Bar']],
    ['AVTransport.GetPositionInfo', [], ['Kitchen']],
    ['RenderingControl.SetVolume', [['DesiredVolume', '1']], ['Kitchen']],
    ['GroupRenderingControl.SetGroupVolume', [['DesiredVolume', '1']], ['Kitchen', 'Bar']],
    ['AVTransport.SetAVTransportURI', [['CurrentURI', `x-rincon:${STUDY}`]], ['Kitchen', 'Bar', 'Study']],
    [
      'AVTransport.SetAVTransportURI',
      [['CurrentURI', 'x-rincon:RINCON_000E58FFFFFF01400']],
      ['Kitchen', 'Bar', '?'],
    ],
    ['AlarmClock.CreateAlarm', [['RoomUUID', STUDY]], ['Kitchen', 'Study']],
    // The alarm of that number may be another room's until now.
    [
      'AlarmClock.UpdateAlarm',
      [
        ['ID', '7'],
        ['RoomUUID', KITCHEN],
      ],
      ['Kitchen', 'Bar', 'Study'],
    ],
    // Linked are the rooms that play together when it rings.
    [
      'AlarmClock.CreateAlarm',
      [
        ['RoomUUID', STUDY],
        ['IncludeLinkedZones', '1'],
      ],
      ['Kitchen', 'Bar', 'Study'],
    ],
    [
      'AlarmClock.CreateAlarm',
      [
        ['RoomUUID', STUDY],
        ['IncludeLinkedZones', '0'],
      ],
      ['Kitchen', 'Study'],
    ],
    ['AVTransport.SetAVTransportURI', [['CurrentURI', `x-rincon%3A${STUDY}`]], ['Kitchen', 'Bar', 'Study']],
    [
      'AVTransport.SetAVTransportURI',
      [['CurrentURI', `x-rincon:RINCON%5F${STUDY.slice(7)}`]],
      ['Kitchen', 'Bar', 'Study'],
    ],
    // Nobody outside knows whether players tell capitals from small letters here.
    [
      'AVTransport.SetAVTransportURI',
      [['CurrentURI', 'x-rincon:rincon_000e5800000301400']],
      ['Kitchen', 'Bar', '?'],
    ],
    ['AVTransport.SetAVTransportURI', [['CurrentURI', 'x-rincon:RINCON_STUDY']], ['Kitchen', 'Bar', '?']],
    ['GroupManagement.AddMember', [['MemberID', `${STUDY}_MR`]], ['Kitchen', 'Bar', 'Study']],
    ['AlarmClock.DestroyAlarm', [['ID', '7']], ['Kitchen', 'Bar', 'Study']],
    [
      'DeviceProperties.CreateStereoPair',
      [['ChannelMapSet', `${KITCHEN}:LF,LF;${STUDY}:RF,RF`]],
      ['Kitchen', 'Bar', 'Study'],
    ],
    [
      'AVTransport.AddURIToQueue',
      [['EnqueuedURIMetaData', '<desc>RINCON_AssociatedZPUDN</desc>']],
      ['Kitchen', 'Bar'],
    ],
  ])('%s %j', (id, args, rooms) => expect(reach(id, args)).toEqual(rooms));

  it.each<[string, SoapArguments, boolean]>([
    ['AVTransport.GetPositionInfo', [], true],
    ['RenderingControl.SetVolume', [['DesiredVolume', '1']], true],
    ['RenderingControl.SetVolume', [['Channel', STUDY]], false],
    ['GroupRenderingControl.SetGroupVolume', [['DesiredVolume', '1']], false],
    ['AVTransport.Play', [], false],
    ['AlarmClock.DestroyAlarm', [['ID', '7']], false],
    ['AlarmClock.CreateAlarm', [['RoomUUID', STUDY]], false],
  ])('%s %j stay in the room: %s', (id, args, stays) => expect(staysInRoom(call(id, args))).toBe(stays));

  it('are the room alone wherever a call is said to stay in it, whoever plays together', () => {
    const everywhere = { ...topology, groupOf: () => topology.rooms, groupWithId: () => topology.rooms };
    const from = { room: 'Kitchen', playerId: KITCHEN, topology: everywhere };
    const staying = SERVICES.flatMap(({ name, actions }) =>
      actions.map((action) => call(`${name}.${action.name}`)),
    ).filter(staysInRoom);
    expect(staying.length).toBeGreaterThan(50);
    expect(staying.filter((asked) => reachOf(asked, from).join(',') !== 'Kitchen')).toEqual([]);
  });

  it('are unknown where nobody tells who plays together', () => {
    const silent = { rooms: ['Kitchen'], groupOf: () => undefined, groupWithId: () => undefined };
    expect(
      reachOf(call('AVTransport.Play'), { room: 'Kitchen', playerId: KITCHEN, topology: silent }),
    ).toEqual(['Kitchen', '?']);
  });
});

describe('Spotify Connect', () => {
  const topology = {
    groupOf: (id: string) => (id === STUDY ? undefined : ['Kitchen', 'Bar']),
    groupWithId: () => undefined,
    rooms: ['Kitchen', 'Bar', 'Study'],
  };
  const asked = (kind: 'cast' | 'description'): UnderstoodSpotify => ({
    kind: 'spotify',
    action: { kind, id: 'x', riskClass: kind === 'cast' ? 'playback' : 'read' },
    method: 'POST',
    fields: [],
  });

  it('logs in where the whole group hears it, as loud as it likes', () => {
    const reach = (room: string, playerId: string) => reachOf(asked('cast'), { room, playerId, topology });
    expect(staysInRoom(asked('cast'))).toBe(false);
    expect([reach('Kitchen', KITCHEN), reach('Bar', BAR)]).toEqual([
      ['Kitchen', 'Bar'],
      ['Bar', 'Kitchen'],
    ]);
    expect(reach('Study', STUDY)).toEqual(['Study', UNKNOWN_ROOM]);
    expect(volumeEffectIn(asked('cast'))).toEqual({ kind: 'unknown' });
  });

  it('tells of one room and changes nothing', () => {
    expect(staysInRoom(asked('description'))).toBe(true);
    expect(volumeEffectIn(asked('description'))).toBe(undefined);
  });
});
