import { readFileSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { networkInterfaces } from 'node:os';
import { asIpAddress, type IpAddress } from '../base/address.ts';
import { bindError } from '../base/bind-failure.ts';
import type { Listener, Net, NetInterface, Stream } from '../ports/net.ts';
import { connect } from './connect.ts';
import { datagrams } from './datagrams.ts';
import { endpointOf } from './endpoint.ts';
import { SocketStream } from './stream.ts';

/** The machine's network. */
export const nodeNet = (): Net => ({ connect, listen, datagrams, interfaces });

/**
 * Listens on one address. What could go wrong: a stranger connects (callers check the source and use unguessable paths),
 * many connect (a number at once, the rest are turned away). Proven in `net.test.ts`.
 */
function listen(
  at: { readonly host: IpAddress; readonly port: number; readonly maxConnections?: number },
  onStream: (stream: Stream) => void,
): Promise<Listener> {
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
    onStream(new SocketStream(socket));
  });
  server.maxConnections = at.maxConnections ?? 64;
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      reject(bindError(cause, { ...at, transport: 'TCP' }));
    });
    server.listen(at.port, at.host, () => {
      const address = server.address();
      const port = address && typeof address === 'object' ? address.port : at.port;
      resolve({
        local: endpointOf(at.host, port),
        close: () =>
          new Promise((done) => {
            server.close(() => done());
            for (const socket of open) socket.destroy();
          }),
      });
    });
  });
}

/** IPv4 interfaces that are up; players speak IPv4 only. */
function interfaces(): readonly NetInterface[] {
  return Object.entries(networkInterfaces()).flatMap(([name, addresses = []]) =>
    addresses.flatMap(({ family, address, cidr, internal }) => {
      const checked = asIpAddress(address);
      if (family !== 'IPv4' || !checked) return [];
      const prefix = Number(cidr?.split('/')[1] ?? 32);
      return [{ name, ...indexOf(name), address: checked, prefix, loopback: internal }];
    }),
  );
}

/** Linux tells it in a file that waits for no disk. */
function indexOf(name: string): Pick<NetInterface, 'index'> {
  try {
    const index = Number(readFileSync(`/sys/class/net/${name}/ifindex`, 'latin1'));
    return Number.isInteger(index) ? { index } : {};
  } catch {
    return {};
  }
}
