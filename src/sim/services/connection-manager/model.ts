import { type ActionModel, done, fault, type ServiceModel } from '../../world.ts';

const FILES = [
  'mp3',
  'mp4',
  'x-m4a',
  'mpeg',
  'mpegurl',
  'x-mpegurl',
  'mpeg3',
  'wav',
  'x-wav',
  'wma',
  'x-ms-wma',
  'aiff',
  'x-aiff',
  'flac',
  'ogg',
  'audible',
];
const OWN = [
  'x-rincon',
  'x-rincon-mp3radio',
  'x-rincon-playlist',
  'x-rincon-queue',
  'x-rincon-stream',
  'x-sonosapi-stream',
  'x-sonosapi-hls',
  'x-rincon-cpcontainer',
];

/** Forms and order as recorded (svrooij/node-sonos-ts connection-manager.service.test), shortened. */
const SINK = [
  ...FILES.flatMap((type) => [`http-get:*:audio/${type}:*`, `x-file-cifs:*:audio/${type}:*`]),
  'sonos.com-http:*:audio/mpeg:*',
  'sonos.com-spotify:*:audio/x-spotify:*',
  ...OWN.map((scheme) => `${scheme}:*:*:*`),
].join(',');

/** There is one connection, 0 (ConnectionManager:1 §2.4.3); 706 names an unknown one. */
const connectionInfo: ActionModel = ({ args }) =>
  args['ConnectionID'] === '0'
    ? done({
        RcsID: '0',
        AVTransportID: '0',
        ProtocolInfo: '',
        PeerConnectionManager: '',
        PeerConnectionID: '-1',
        Direction: 'Input',
        Status: 'OK',
      })
    : fault(706);

export const connectionManager: ServiceModel = {
  service: 'ConnectionManager',
  actions: {
    GetProtocolInfo: () => done({ Source: '', Sink: SINK }),
    GetCurrentConnectionIDs: () => done({ ConnectionIDs: '' }),
    GetCurrentConnectionInfo: connectionInfo,
  },
  evented: () => ({
    kind: 'plain',
    variables: { SourceProtocolInfo: '', SinkProtocolInfo: SINK, CurrentConnectionIDs: '' },
  }),
};
