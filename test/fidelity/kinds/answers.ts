import type { Comparison } from '../comparison.ts';
import { answer, values } from './answer.ts';
import { MADE_UP } from './taken-from.ts';

const STEIPETE = 'steipete__sonoscli/inline';
const PLAYER = { model: MADE_UP.model, build: MADE_UP.build };

const OF_2019 = { model: 'S5', build: '56.0-76060' } as const;
const enqueue =
  '<InstanceID>0</InstanceID><EnqueuedURI>x-sonos-spotify:spotify%3atrack%3aa</EnqueuedURI><EnqueuedURIMetaData></EnqueuedURIMetaData>' +
  '<DesiredFirstTrackNumberEnqueued>0</DesiredFirstTrackNumberEnqueued><EnqueueAsNext>0</EnqueueAsNext>';

export const ANSWERS: readonly Comparison[] = [
  answer({
    recording: 'jishi__node-sonos-discovery/addURIToQueue.xml',
    model: 'S1',
    build: '31.8-24090',
    taken: 'model not told; the build is that of the same household',
    service: 'AVTransport',
    action: 'AddURIToQueue',
    args: enqueue,
  }),
  values({
    recording: 'svrooij__node-sonos-ts/inline/device-properties.service.test_L79.xml',
    ...OF_2019,
    service: 'DeviceProperties',
    action: 'GetZoneInfo',
  }),
  values({
    recording: 'svrooij__node-sonos-ts/inline/connection-manager.service.test_L37.xml',
    ...OF_2019,
    taken: 'not told here; other answers of the same author are of a Play:5 on 56.0',
    service: 'ConnectionManager',
    action: 'GetProtocolInfo',
  }),
  answer({
    recording: `${STEIPETE}/open_cmd_test_L39.xml`,
    ...MADE_UP,
    service: 'AVTransport',
    action: 'AddURIToQueue',
    args: enqueue,
  }),
  answer({
    recording: `${STEIPETE}/avtransport_basic_test_L33.xml`,
    ...MADE_UP,
    service: 'AVTransport',
    action: 'BecomeCoordinatorOfStandaloneGroup',
    args: '<InstanceID>0</InstanceID>',
    more: {
      rooms: [
        { name: 'Room', players: [PLAYER] },
        { name: 'Other', players: [PLAYER] },
      ],
      groups: [['Other', 'Room']],
    },
  }),
  ...['device_properties_test_L18', 'smapi_cmd_test_L106'].map((name) =>
    answer({
      recording: `${STEIPETE}/${name}.xml`,
      ...MADE_UP,
      service: 'DeviceProperties',
      action: 'GetHouseholdID',
    }),
  ),
  answer({
    recording: `${STEIPETE}/group_rendering_test_L22.xml`,
    ...MADE_UP,
    service: 'GroupRenderingControl',
    action: 'GetGroupVolume',
    args: '<InstanceID>0</InstanceID>',
    more: { rooms: [{ name: 'Room', players: [PLAYER], volume: 33 }] },
  }),
  answer({
    recording: `${STEIPETE}/soap_test_L21.xml`,
    ...MADE_UP,
    service: 'RenderingControl',
    action: 'GetVolume',
    args: '<InstanceID>0</InstanceID><Channel>Master</Channel>',
    more: { rooms: [{ name: 'Room', players: [PLAYER], volume: 25 }] },
  }),
  answer({
    recording: `${STEIPETE}/smapi_cmd_test_L123.xml`,
    ...MADE_UP,
    service: 'SystemProperties',
    action: 'GetString',
    args: '<VariableName>R_TrialZPSerial</VariableName>',
    more: { strings: { R_TrialZPSerial: 'RINCON_DEVICEID' } },
  }),
  answer({
    recording: `${STEIPETE}/system_properties_test_L40.xml`,
    ...MADE_UP,
    service: 'SystemProperties',
    action: 'GetString',
    args: '<VariableName>greeting</VariableName>',
    more: { strings: { greeting: 'hello' } },
  }),
];
