import { describe, expect, it } from 'vitest';
import { type Stage, stageFor } from '../rig/act.ts';
import { samplePlayer } from '../rig/sample.ts';
import { LONGEST, MOST } from '../state/limits.ts';
import { fault, type ServiceModel } from '../world.ts';
import { alarmClock } from './alarm-clock/model.ts';
import { avTransport } from './av-transport/model.ts';
import { contentDirectory } from './content-directory/model.ts';
import { queueService } from './queue/model.ts';
import { systemProperties } from './system-properties/model.ts';
import { zoneGroupTopology } from './zone-group-topology/model.ts';

const ID = 'RINCON_A01400';
const TRACK = { EnqueuedURI: 'x-file-cifs://nas.local/a.mp3', EnqueuedURIMetaData: '' };
const at = (more: object) => ({
  DesiredFirstTrackNumberEnqueued: '0',
  EnqueueAsNext: '0',
  ...TRACK,
  ...more,
});
const alarm = (minute: number) => ({
  StartLocalTime: `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}:00`,
  Duration: '',
  Recurrence: 'DAILY',
  Enabled: '1',
  RoomUUID: ID,
  ProgramURI: 'x-rincon-buzzer:0',
  ProgramMetaData: '',
  PlayMode: 'NORMAL',
  Volume: '10',
  IncludeLinkedZones: '0',
});
const station = {
  ContainerID: 'R:0/0',
  Elements: '<DIDL-Lite><item><dc:title>Radio</dc:title><res>x:1</res></item></DIDL-Lite>',
};

/** What is filled up, how, how many go in, and what is said to one more. */
const LISTS: readonly [
  string,
  ServiceModel,
  string,
  (index: number) => Record<string, string>,
  number,
  number,
][] = [
  ['the queue', avTransport, 'AddURIToQueue', () => at({}), MOST.tracks, 800],
  ['a queue', queueService, 'AddURI', () => at({ QueueID: '0', UpdateID: '0' }), MOST.tracks, 800],
  ['playlists', avTransport, 'CreateSavedQueue', () => ({ Title: 'x', ...TRACK }), MOST.savedQueues, 800],
  ['alarms', alarmClock, 'CreateAlarm', alarm, MOST.alarms, 800],
  [
    'accounts',
    systemProperties,
    'AddAccountX',
    () => ({ AccountType: '519', AccountID: 'a' }),
    MOST.accounts,
    800,
  ],
  [
    'strings',
    systemProperties,
    'SetString',
    (n) => ({ VariableName: `n${n}`, StringValue: '' }),
    MOST.strings,
    800,
  ],
  ['stations', contentDirectory, 'CreateObject', () => station, MOST.radioStations, 805],
];

const stage = (model: ServiceModel): Stage => stageFor(model, [samplePlayer({ id: ID })]);

describe.each(LISTS)('%s', (_, model, action, args, most, code) => {
  it('takes so many and not one more', () => {
    const one = stage(model);
    const refused: unknown[] = [];
    for (let index = 0; index < most; index += 1) {
      const { kind } = one.act(action, args(index));
      if (kind === 'fault') refused.push(index);
    }
    const before = one.changes();
    expect([refused, one.act(action, args(most)), one.changes()]).toEqual([[], fault(code), before]);
  });
});

it('a playlist that is added to itself does not grow for ever', () => {
  const one = stage(avTransport);
  one.act('CreateSavedQueue', { Title: 'Loop', ...TRACK });
  const loop = { ObjectID: 'SQ:0', UpdateID: '0', AddAtIndex: '4294967295' };
  const uri = { EnqueuedURI: 'file:///jffs/settings/savedqueues.rsq#0', EnqueuedURIMetaData: '' };
  const outcomes = Array.from({ length: 16 }, () => one.act('AddURIToSavedQueue', { ...loop, ...uri }).kind);
  expect(outcomes).toEqual([...Array.from({ length: 12 }, () => 'done'), 'fault', 'fault', 'fault', 'fault']);
  expect(one.world.household.savedQueues[0]?.tracks.length).toBe(2 ** 12);
});

it('remembers the newest phones', () => {
  const one = stage(zoneGroupTopology);
  for (let index = 0; index <= MOST.controllers; index += 1) {
    const phone = { MobileDeviceName: `phone ${index}`, MobileDeviceUDN: '', MobileIPAndPort: '192.0.2.9:1' };
    one.act('RegisterMobileDevice', phone);
  }
  const { controllers } = one.world.household;
  expect([controllers.length, controllers[0]?.name]).toEqual([MOST.controllers, 'phone 1']);
});

describe('what is beyond measure', () => {
  it.each([
    ['a URI', avTransport, 'AddURIToQueue', at({ EnqueuedURI: `http://x/${'a'.repeat(LONGEST.uri)}` }), 714],
    [
      'a string',
      systemProperties,
      'SetString',
      { VariableName: 'n', StringValue: 's'.repeat(LONGEST.string + 1) },
      402,
    ],
    ['an alarm', alarmClock, 'CreateAlarm', { ...alarm(1), ProgramURI: 'x'.repeat(LONGEST.uri + 1) }, 402],
  ] as const)('%s is refused', (_, model, action, args, code) => {
    const one = stage(model);
    expect([one.act(action, { ...args }), one.changes()]).toEqual([fault(code), 0]);
  });

  it('metadata is left aside', () => {
    const one = stage(avTransport);
    const title = `<DIDL-Lite><item><dc:title>${'t'.repeat(LONGEST.metaData)}</dc:title></item></DIDL-Lite>`;
    one.act('AddURIToQueue', at({ EnqueuedURIMetaData: title }));
    const track = one.world.household.players[ID]?.queue.tracks[0];
    expect([track?.title, track?.metaData]).toEqual(['a.mp3', undefined]);
  });
});
