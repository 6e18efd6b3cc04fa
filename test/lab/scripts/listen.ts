// Listens for event messages and prints a line for each: from where, and its first line. Stays until it is ended.
import { createServer } from 'node:http';

const { host, port }: { host: string; port: number } = JSON.parse(process.argv[2] ?? '{}');

const server = createServer((request, response) => {
  request.resume();
  request.on('end', () => {
    process.stdout.write(`event ${request.method} ${request.url} from ${request.socket.remoteAddress}\n`);
    response.end();
  });
});
server.listen(port, host, () => process.stdout.write('listening\n'));
