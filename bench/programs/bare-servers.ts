import { createServer } from 'node:http';
import { argv, stdout } from 'node:process';

/** The floor: web servers of Node.js that know one word, one on each address, port 1400. Prints a line when all listen. */
const addresses = argv.slice(2);
await Promise.all(
  addresses.map(
    (host) =>
      new Promise<void>((resolve, reject) => {
        const server = createServer((_request, response) => response.end('ok'));
        server.once('error', reject);
        server.listen({ host, port: 1400 }, resolve);
      }),
  ),
);
stdout.write('{"ready":true}\n');
