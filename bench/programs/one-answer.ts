import { createServer } from 'node:net';
import { argv, stdout } from 'node:process';

/** A server on port 1400 that answers the first bytes of every connection with the same words and closes. */
const BODY =
  '<?xml version="1.0"?><s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" ' +
  's:encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"><s:Body><u:GetVolumeResponse ' +
  'xmlns:u="urn:schemas-upnp-org:service:RenderingControl:1"><CurrentVolume>20</CurrentVolume>' +
  '</u:GetVolumeResponse></s:Body></s:Envelope>';
const ANSWER =
  `HTTP/1.1 200 OK\r\nCONTENT-LENGTH: ${BODY.length}\r\nCONTENT-TYPE: text/xml; charset="utf-8"\r\nEXT:\r\n` +
  `Server: Linux UPnP/1.0 Sonos/86.10-80260 (ZPS13)\r\nConnection: close\r\n\r\n${BODY}`;

const server = createServer((socket) => {
  socket.on('error', () => {});
  socket.once('data', () => socket.end(ANSWER));
});
server.listen({ host: argv[2], port: 1400 }, () => stdout.write('{"ready":true}\n'));
