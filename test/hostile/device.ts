import { createServer, type Socket } from 'node:net';

/** A device on raw sockets, so that nothing of the product helps it to behave. */
export interface HostileDevice {
  readonly port: number;
  /** First lines of what it was asked, in order. */
  readonly requests: readonly string[];
  /** The most requests that were there and not yet answered, at the same time. */
  readonly most: () => number;
  close(): Promise<void>;
}

/** Whole requests, head and body, as they came. */
export type Behave = (socket: Socket, request: string) => void;

export async function startDevice(host: string, behave: Behave, port = 0): Promise<HostileDevice> {
  const requests: string[] = [];
  const sockets = new Set<Socket>();
  const unanswered = new Set<Socket>();
  let most = 0;
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {}).on('close', () => (sockets.delete(socket), unanswered.delete(socket)));
    socket.on('finish', () => unanswered.delete(socket));
    onRequest(socket, (request) => {
      most = Math.max(most, unanswered.add(socket).size);
      requests.push(request.split('\r\n', 1)[0] ?? '');
      behave(socket, request);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, host, resolve);
  });
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('no port');
  return {
    port: address.port,
    requests,
    most: () => most,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

/** Calls back once, when the head and as many bytes as it tells are there. */
function onRequest(socket: Socket, done: (request: string) => void): void {
  let text = '';
  const take = (bytes: Buffer): void => {
    text += bytes.toString('latin1');
    const end = text.indexOf('\r\n\r\n');
    const length = Number(/^content-length: (\d+)/im.exec(text)?.[1] ?? 0);
    if (end < 0 || text.length < end + 4 + length) return;
    socket.off('data', take);
    socket.resume();
    done(text);
  };
  socket.on('data', take);
}

const PLAYER_SERVER = 'SERVER: Linux UPnP/1.0 Sonos/97.1-80312 (ZPS13)\r\n';

/** An answer with a length, in the name of a player. */
export const answer = (status: number, body = '', headers = ''): string =>
  `HTTP/1.1 ${status} X\r\nCONTENT-LENGTH: ${Buffer.byteLength(body)}\r\nCONTENT-TYPE: text/xml\r\n${PLAYER_SERVER}${headers}\r\n${body}`;

export interface Described {
  readonly services?: string;
  /** Before the device element. */
  readonly head?: string;
  readonly udn?: string;
  readonly player?: boolean;
}

/** One service with players' paths, or at another place. */
export const service = (name: string, at = ''): string =>
  `<service><serviceType>urn:schemas-upnp-org:service:${name}:1</serviceType>` +
  `<serviceId>urn:upnp-org:serviceId:${name}</serviceId><SCPDURL>${at}/xml/${name}1.xml</SCPDURL>` +
  `<controlURL>${at}/${name}/Control</controlURL><eventSubURL>${at}/${name}/Event</eventSubURL></service>`;

/** A description of a player, or of a renderer of another maker. */
export const description = ({
  services = service('RenderingControl') + service('DeviceProperties'),
  head = '',
  udn = 'uuid:RINCON_000E58FFFFFF01400',
  player = true,
}: Described = {}): string =>
  `<?xml version="1.0"?><root xmlns="urn:schemas-upnp-org:device-1-0"><specVersion><major>1</major><minor>0</minor></specVersion>${head}<device>` +
  `<deviceType>urn:schemas-upnp-org:device:${player ? 'ZonePlayer' : 'MediaRenderer'}:1</deviceType><friendlyName>x</friendlyName>` +
  `<manufacturer>${player ? 'Sonos, Inc.' : 'm'}</manufacturer><modelNumber>S13</modelNumber><modelName>n</modelName>` +
  `${player ? '<softwareVersion>97.1-80312</softwareVersion><roomName>Kitchen</roomName>' : ''}<UDN>${udn}</UDN>` +
  `<serviceList>${services}</serviceList></device></root>`;

/** The answer of a service to an action. */
export const soapAnswer = (name: string, action: string, inner: string): string =>
  '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>' +
  `<u:${action}Response xmlns:u="urn:schemas-upnp-org:service:${name}:1">${inner}</u:${action}Response></s:Body></s:Envelope>`;
