import { createServer } from 'node:http';
import { argv, stdout } from 'node:process';

/** What people put beside nginx: a small service that judges the header, since it is not shown the body. */
const PERMITTED = new Set([
  '"urn:schemas-upnp-org:service:RenderingControl:1#GetVolume"',
  '"urn:schemas-upnp-org:service:RenderingControl:1#SetVolume"',
]);

createServer((request, response) => {
  response.writeHead(PERMITTED.has(String(request.headers['soapaction'])) ? 204 : 403).end();
}).listen({ host: argv[2], port: 1400 }, () => stdout.write('{"ready":true}\n'));
