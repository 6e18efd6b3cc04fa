import { type ActionModel, done, fault, type ServiceModel } from '../../world.ts';
import { SINK } from './sink.ts';

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
