// Listens at a range of TCP ports and lets whoever comes go at once. Stays until it is ended.
import { createServer } from 'node:net';

const { first, count }: { first: number; count: number } = JSON.parse(process.argv[2] ?? '{}');

let open = 0;
for (let port = first; port < first + count; port += 1)
  createServer((socket) => socket.destroy()).listen(port, '0.0.0.0', () => {
    open += 1;
    if (open === count) process.stdout.write('listening\n');
  });
