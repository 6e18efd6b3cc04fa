import { createServer, type RequestListener, type Server } from 'node:http';

/** Devices that are no players, for the golden bundle: an open renderer, one that is locked, one that talks rubbish. */
export interface Stranger {
  readonly address: string;
  readonly port: number;
  close(): Promise<void>;
}

const NAMESPACE = 'urn:schemas-upnp-org:device-1-0';

const description = (name: string): string =>
  `<?xml version="1.0"?><root xmlns="${NAMESPACE}"><specVersion><major>1</major><minor>0</minor></specVersion><device>` +
  `<deviceType>urn:schemas-upnp-org:device:MediaRenderer:1</deviceType><friendlyName>${name}</friendlyName>` +
  `<manufacturer>Example</manufacturer><modelName>Renderer 9</modelName><UDN>uuid:9</UDN><serviceList><service>` +
  `<serviceType>urn:schemas-upnp-org:service:RenderingControl:1</serviceType>` +
  `<serviceId>urn:upnp-org:serviceId:RenderingControl</serviceId><SCPDURL>/rendering.xml</SCPDURL>` +
  `<controlURL>/control</controlURL><eventSubURL>/event</eventSubURL></service></serviceList></device></root>`;

const SCPD =
  '<?xml version="1.0"?><scpd xmlns="urn:schemas-upnp-org:service-1-0"><specVersion><major>1</major><minor>0</minor></specVersion>' +
  '<actionList><action><name>GetVolume</name></action><action><name>SetVolume</name></action></actionList><serviceStateTable/></scpd>';

const VOLUME =
  '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><u:GetVolumeResponse ' +
  'xmlns:u="urn:schemas-upnp-org:service:RenderingControl:1"><CurrentVolume>33</CurrentVolume></u:GetVolumeResponse></s:Body></s:Envelope>';

const renderer =
  (locked: boolean): RequestListener =>
  (request, response) => {
    response.setHeader('Date', 'Thu, 01 Jan 1970 00:00:00 GMT');
    if (request.url === '/description.xml')
      response.end(description(locked ? 'Locked Loft' : 'Open &lt;Office&gt;'));
    else if (request.url === '/rendering.xml') response.end(SCPD);
    else if (locked || request.url !== '/control') response.writeHead(403).end();
    else response.end(VOLUME);
  };

const rubbish: RequestListener = (_request, response) => {
  response.setHeader('Date', 'Thu, 01 Jan 1970 00:00:00 GMT');
  response.end('<!DOCTYPE html><p>no description</p>');
};

const LISTENERS = [renderer(false), renderer(true), rubbish];

export async function startStrangers(): Promise<readonly Stranger[]> {
  return Promise.all(
    LISTENERS.map((listener, index) => start(createServer(listener), `127.36.9.${index + 1}`)),
  );
}

async function start(server: Server, address: string): Promise<Stranger> {
  await new Promise<void>((resolve) => {
    server.listen(8090, address, resolve);
  });
  return {
    address,
    port: 8090,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
      }),
  };
}
