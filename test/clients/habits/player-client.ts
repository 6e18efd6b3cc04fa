import { caller, type Called } from '../../../src/sim/rig/call.ts';
import { sendRaw, type RawAnswer } from '../../../src/sim/rig/request.ts';
import type { RunningHousehold } from '../../../src/sim/household.ts';
import { settle } from './house.ts';

export const AVT = 'urn:schemas-upnp-org:service:AVTransport:1';

type Args = Readonly<Record<string, string | number>>;

/** A program at one player: what it asks of the transport, the queue and the playlists. */
export interface PlayerClient {
  avt(action: string, args?: Args): Promise<Called>;
  content(action: string, args: Args): Promise<Called>;
  state(): Promise<string>;
  queue(uri: string, metaData?: string): Promise<Called>;
  /** Plays the queue from its start, and waits as long as a state takes to settle. */
  playQueue(): Promise<void>;
  /** DIDL of what a container holds. */
  browse(objectId: string, start?: number, count?: number): Promise<string>;
}

export function clientOf(house: RunningHousehold, address: string): PlayerClient {
  const call = caller(address);
  const avt = (action: string, args: Args = {}) => call('AVTransport', action, { InstanceID: 0, ...args });
  const id = house.players.find((player) => player.address === address)?.id ?? '';
  return {
    avt,
    content: (action, args) => call('ContentDirectory', action, args),
    state: async () => Object(await avt('GetTransportInfo'))['CurrentTransportState'],
    queue: (EnqueuedURI, EnqueuedURIMetaData = '') =>
      avt('AddURIToQueue', {
        EnqueuedURI,
        EnqueuedURIMetaData,
        DesiredFirstTrackNumberEnqueued: 0,
        EnqueueAsNext: 0,
      }),
    playQueue: async () => {
      await avt('SetAVTransportURI', { CurrentURI: `x-rincon-queue:${id}#0`, CurrentURIMetaData: '' });
      await avt('Play', { Speed: 1 });
      await settle(1000);
    },
    browse: async (ObjectID, StartingIndex = 0, RequestedCount = 100) => {
      const answer = await call('ContentDirectory', 'Browse', {
        ObjectID,
        BrowseFlag: 'BrowseDirectChildren',
        Filter: '*',
        StartingIndex,
        RequestedCount,
        SortCriteria: '',
      });
      return Object(answer)['Result'];
    },
  };
}

/** A call as SoCo sends it through python-requests: SOAPACTION unquoted, and Speed whatever the action. */
export function soco(address: string, action: string): Promise<RawAnswer> {
  const body =
    '<?xml version="1.0"?><s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" ' +
    's:encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"><s:Body>' +
    `<u:${action} xmlns:u="${AVT}"><InstanceID>0</InstanceID><Speed>1</Speed></u:${action}></s:Body></s:Envelope>`;
  const lines = [
    'POST /MediaRenderer/AVTransport/Control HTTP/1.1',
    `Host: ${address}:1400`,
    'User-Agent: python-requests/2.32.3',
    'Accept-Encoding: gzip, deflate',
    'Accept: */*',
    'Connection: keep-alive',
    'Content-Type: text/xml; charset="utf-8"',
    `SOAPACTION: ${AVT}#${action}`,
    `Content-Length: ${Buffer.byteLength(body)}`,
  ];
  return sendRaw({ address, text: `${lines.join('\r\n')}\r\n\r\n${body}` });
}
