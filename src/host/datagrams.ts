/**
 * UDP sockets. What could go wrong: answers from anybody (every datagram carries its source; readers bound how many they
 * take), multicast leaving by the wrong interface (the interface is always given). Proven in `net.test.ts` and `test/lab/say-by-card.test.ts`.
 */
import { createSocket, type Socket } from 'node:dgram';
import { isIPv6 } from 'node:net';
import type { Endpoint, IpAddress } from '../base/address.ts';
import { bindError } from '../base/bind-failure.ts';
import { TonewallError } from '../base/errors.ts';
import type { Datagram, DatagramOptions, DatagramSocket } from '../ports/net.ts';
import { endpointOf } from './endpoint.ts';

export async function datagrams(
  options: DatagramOptions,
  onDatagram: (datagram: Datagram) => void,
): Promise<DatagramSocket> {
  const socket = createSocket({
    type: isIPv6(options.host) ? 'udp6' : 'udp4',
    reuseAddr: options.reuse ?? false,
    // Addresses only, so there is nothing to look up, and nothing to wait for.
    lookup: (address, _, found) => found(null, address, isIPv6(address) ? 6 : 4),
    ...(options.waitingBytes === undefined ? {} : { recvBufferSize: options.waitingBytes }),
  });
  await bound(socket, options);
  socket.on('error', () => {});
  socket.on('message', (bytes, from) => onDatagram({ bytes, from: endpointOf(from.address, from.port) }));
  const { address, port } = socket.address();
  return {
    local: endpointOf(address, port),
    send: senderOf(socket),
    close: () => new Promise((resolve) => void socket.close(() => resolve())),
  };
}

/**
 * A socket has one interface for multicast at a time, so what goes by different ones goes one after the other. What cannot be sent is tried once
 * more with the interface set anew: the card with that address may be another now.
 */
function senderOf(socket: Socket): DatagramSocket['send'] {
  let last: Promise<unknown> = Promise.resolve();
  let set: IpAddress | undefined;
  const sentBy = (by: IpAddress, ...datagram: readonly [Uint8Array | string, Endpoint]): Promise<void> => {
    if (by !== set) socket.setMulticastInterface(by);
    set = by;
    return sent(socket, ...datagram);
  };
  return (bytes, to, by) => {
    if (by === undefined) return sent(socket, bytes, to);
    const done = last
      .then(() => sentBy(by, bytes, to))
      .catch(() => {
        set = undefined;
        return sentBy(by, bytes, to);
      });
    last = done.catch(() => {});
    return done;
  };
}

const sent = (socket: Socket, bytes: Uint8Array | string, to: Endpoint): Promise<void> =>
  new Promise((resolve, reject) => {
    socket.send(bytes, to.port, to.host, (cause) => {
      if (!cause) return resolve();
      reject(new TonewallError('network-refused', `cannot send to ${to.host}: ${cause.message}`, { cause }));
    });
  });

function bound(socket: Socket, { host, port, broadcast, hops, multicast }: DatagramOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (cause: NodeJS.ErrnoException): void => {
      socket.close();
      reject(bindError(cause, { host, port, transport: 'UDP' }));
    };
    socket.once('error', fail);
    socket.bind({ address: host, port }, () => {
      socket.off('error', fail);
      try {
        if (broadcast) socket.setBroadcast(true);
        if (hops !== undefined) socket.setTTL(hops);
        if (multicast) joinGroup(socket, multicast);
        resolve();
      } catch (cause) {
        fail(cause instanceof Error ? cause : new Error(String(cause)));
      }
    });
  });
}

function joinGroup(socket: Socket, multicast: NonNullable<DatagramOptions['multicast']>): void {
  socket.setMulticastInterface(multicast.interface);
  socket.setMulticastTTL(multicast.ttl);
  socket.setMulticastLoopback(multicast.loopback ?? true);
  const { group, from } = multicast;
  if (!group) return;
  for (const own of [multicast.interface, ...(multicast.also ?? [])])
    if (from === undefined) socket.addMembership(group, own);
    else socket.addSourceSpecificMembership(from, group, own);
}
