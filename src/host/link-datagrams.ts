/**
 * UDP of IPv6 on one link. What could go wrong: something comes from or goes to another link (for a group of the link the socket is bound to the
 * card, ipv6(7), and for one of a site it is not; senders of another zone are dropped for both), what is said comes back (no loopback). Proven in
 * `link-datagrams.test.ts`.
 */
import { createSocket, type RemoteInfo, type Socket } from 'node:dgram';
import { asIpAddress, type Endpoint } from '../base/address.ts';
import { bindError } from '../base/bind-failure.ts';
import { TonewallError } from '../base/errors.ts';
import { isLinkLocal } from '../base/link-local.ts';
import type { Links, LinkOptions } from '../ports/links.ts';

export const linkDatagrams: Links['datagrams'] = async (options, onDatagram) => {
  const socket = createSocket({
    type: 'udp6',
    reuseAddr: true,
    // Addresses only, so there is nothing to look up, and nothing to wait for.
    lookup: (address, _, found) => found(null, address, 6),
  });
  await bound(socket, options);
  socket.on('error', () => {});
  socket.on('message', (bytes, sender) => {
    const from = senderOn(options, sender);
    if (from) onDatagram({ bytes, from });
  });
  return {
    local: options.group,
    send: (bytes, to) => sent(socket, bytes, { to, card: options.card }),
    close: () => new Promise((resolve) => void socket.close(() => resolve())),
  };
};

function senderOn({ card }: LinkOptions, { address, port }: RemoteInfo): Endpoint | undefined {
  const [plain = '', zone] = address.split('%', 2);
  const host = isLinkLocal(plain) && zone === card ? asIpAddress(plain) : undefined;
  return host && { host, port };
}

interface Way {
  readonly to: Endpoint;
  readonly card: string;
}

const sent = (socket: Socket, bytes: Uint8Array | string, { to, card }: Way): Promise<void> =>
  new Promise((resolve, reject) => {
    socket.send(bytes, to.port, `${to.host}%${card}`, (cause) => {
      if (!cause) return resolve();
      const message = `cannot send to ${to.host} on ${card}: ${cause.message}`;
      reject(new TonewallError('network-refused', message, { cause }));
    });
  });

function bound(socket: Socket, { card, group, hops }: LinkOptions): Promise<void> {
  const host = `${group.host}%${card}`;
  return new Promise((resolve, reject) => {
    const fail = (cause: NodeJS.ErrnoException): void => {
      socket.close();
      reject(bindError(cause, { host, port: group.port, transport: 'UDP' }));
    };
    socket.once('error', fail);
    socket.bind({ address: host, port: group.port }, () => {
      socket.off('error', fail);
      try {
        socket.setTTL(hops);
        socket.setMulticastTTL(hops);
        socket.setMulticastLoopback(false);
        socket.setMulticastInterface(`::%${card}`);
        socket.addMembership(group.host, `::%${card}`);
        resolve();
      } catch (cause) {
        fail(cause instanceof Error ? cause : new Error(String(cause)));
      }
    });
  });
}
