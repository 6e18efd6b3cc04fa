// Knocks at every port of an address, TCP and UDP, and prints which TCP ports took a connection. Whether anything arrived is counted
// by the kernel of whoever is knocked at.
import { createSocket } from 'node:dgram';
import { connect, isIPv4 } from 'node:net';

export interface EveryPortInput {
  readonly host: string;
  readonly localAddress?: string;
}

export interface EveryPortOutput {
  readonly open: readonly number[];
}

const AT_ONCE = 5000;
const WAIT_MS = 250;
const LAST = 65_535;

const isOpen = (input: EveryPortInput, port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ ...input, port, timeout: WAIT_MS });
    const over = (open: boolean): void => {
      socket.destroy();
      resolve(open);
    };
    socket.once('connect', () => over(true)).once('error', () => over(false));
    // On a busy machine time is up before what has come is looked at: it is looked at first.
    socket.once('timeout', () => setImmediate(() => over(false)));
  });

async function tcp(input: EveryPortInput): Promise<readonly number[]> {
  const open: number[] = [];
  let next = 1;
  const knock = async (): Promise<void> => {
    while (next <= LAST) {
      const port = next++;
      if (await isOpen(input, port)) open.push(port);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, knock));
  return open;
}

async function udp({ host, localAddress }: EveryPortInput): Promise<void> {
  const socket = createSocket(isIPv4(host) ? 'udp4' : 'udp6');
  await new Promise<void>((resolve) => socket.bind(0, localAddress, resolve));
  socket.on('error', () => {});
  for (let port = 1; port <= LAST; port += 1)
    await new Promise((resolve) => socket.send('knock', port, host, resolve));
  socket.close();
}

const input: EveryPortInput = JSON.parse(process.argv[2] ?? '{}');
await udp(input);
process.stdout.write(JSON.stringify({ open: (await tcp(input)).toSorted((a, b) => a - b) }));
