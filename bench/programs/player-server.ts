import { createServer, type Socket } from 'node:net';
import { argv, stdout } from 'node:process';

/**
 * A player that does nothing: it describes itself, says who plays together, and gives one answer to every other request.
 * It keeps connections as it is asked to. Addresses are its arguments; port 1400.
 */
const envelope = (action: string, service: string, args: string): string =>
  '<?xml version="1.0"?><s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" ' +
  's:encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"><s:Body>' +
  `<u:${action}Response xmlns:u="urn:schemas-upnp-org:service:${service}:1">${args}</u:${action}Response></s:Body></s:Envelope>`;

const description = (host: string): string =>
  '<?xml version="1.0" encoding="utf-8" ?><root xmlns="urn:schemas-upnp-org:device-1-0">' +
  '<specVersion><major>1</major><minor>0</minor></specVersion><device>' +
  '<deviceType>urn:schemas-upnp-org:device:ZonePlayer:1</deviceType>' +
  `<friendlyName>${host} - Sonos One</friendlyName><manufacturer>Sonos, Inc.</manufacturer>` +
  '<modelNumber>S13</modelNumber><modelName>Sonos One</modelName>' +
  '<softwareVersion>86.10-80260</softwareVersion><swGen>2</swGen>' +
  '<UDN>uuid:RINCON_000E58000001400</UDN><roomName>Kitchen</roomName></device></root>';

const GROUPS =
  '<ZoneGroupState><ZoneGroups><ZoneGroup Coordinator="RINCON_000E58000001400" ID="RINCON_000E58000001400:1">' +
  '<ZoneGroupMember UUID="RINCON_000E58000001400" Location="http://127.97.0.1:1400/xml/device_description.xml" ' +
  'ZoneName="Kitchen"/></ZoneGroup></ZoneGroups></ZoneGroupState>';
const escaped = GROUPS.replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const answer = (body: string): { readonly kept: Buffer; readonly last: Buffer } => {
  const head =
    `HTTP/1.1 200 OK\r\nCONTENT-LENGTH: ${Buffer.byteLength(body)}\r\nCONTENT-TYPE: text/xml; charset="utf-8"\r\nEXT:\r\n` +
    'Server: Linux UPnP/1.0 Sonos/86.10-80260 (ZPS13)\r\n';
  return {
    kept: Buffer.from(`${head}\r\n${body}`),
    last: Buffer.from(`${head}Connection: close\r\n\r\n${body}`),
  };
};

const ANSWERS = [
  ['GetVolume', answer(envelope('GetVolume', 'RenderingControl', '<CurrentVolume>20</CurrentVolume>'))],
  ['SetVolume', answer(envelope('SetVolume', 'RenderingControl', ''))],
  [
    'GetZoneGroupState',
    answer(envelope('GetZoneGroupState', 'ZoneGroupTopology', `<ZoneGroupState>${escaped}</ZoneGroupState>`)),
  ],
  ['GET ', answer(description(argv[2] ?? ''))],
] as const;

/** The length of the first request in the text, undefined while it is not whole. */
function lengthOf(text: string): number | undefined {
  const end = text.indexOf('\r\n\r\n');
  if (end === -1) return undefined;
  const length = /\r\ncontent-length: *(\d+)/i.exec(text.slice(0, end));
  const whole = end + 4 + Number(length?.[1] ?? 0);
  return text.length >= whole ? whole : undefined;
}

function serve(socket: Socket): void {
  let text = '';
  socket.setNoDelay(true);
  socket.on('error', () => {});
  socket.on('data', (piece) => {
    text += piece.toString('latin1');
    for (let length = lengthOf(text); length !== undefined; length = lengthOf(text)) {
      const request = text.slice(0, length);
      text = text.slice(length);
      const [, { kept, last } = ANSWERS[0][1]] = ANSWERS.find(([mark]) => request.includes(mark)) ?? [];
      const isLast = /\r\nconnection: *close/i.test(request) || / HTTP\/1\.0\r\n/.test(request);
      if (isLast) socket.end(last);
      else socket.write(kept);
    }
  });
}

const hosts = argv.slice(2);
let listening = 0;
for (const host of hosts)
  createServer(serve).listen({ host, port: 1400 }, () => {
    listening += 1;
    if (listening === hosts.length) stdout.write('{"ready":true}\n');
  });
