// Connects to each of a range of TCP ports once and prints those that took it: `{"open": [1400]}`.
import { connect } from 'node:net';

const { host, first, count, timeoutMs }: { host: string; first: number; count: number; timeoutMs: number } =
  JSON.parse(process.argv[2] ?? '{}');

const takes = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ host, port, timeout: timeoutMs });
    const end = (is: boolean) => () => {
      socket.destroy();
      resolve(is);
    };
    socket.on('connect', end(true)).on('error', end(false)).on('timeout', end(false));
  });

const ports = Array.from({ length: count }, (_none, index) => first + index);
const taken = await Promise.all(ports.map(takes));
process.stdout.write(`${JSON.stringify({ open: ports.filter((_port, index) => taken[index]) })}\n`);
