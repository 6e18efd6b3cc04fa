import { createSocket, type RemoteInfo, type Socket } from 'node:dgram';
import { networkInterfaces } from 'node:os';
import { TonewallError } from '../../base/errors.ts';
import { isLoopback } from '../../base/address.ts';

export interface UdpPlace {
  /** An own address, or a group address: then only datagrams to that group arrive. */
  readonly address: string;
  readonly port: number;
}

export type OnDatagram = (
  bytes: Uint8Array,
  from: { readonly address: string; readonly port: number },
) => void;

/** Opens a UDP socket that shares its place with others; fails with `address-in-use` or `address-unavailable`. */
export function openUdp(place: UdpPlace, onDatagram: OnDatagram): Promise<Socket> {
  const socket = createSocket({ type: 'udp4', reuseAddr: true });
  socket.on('message', (bytes: Buffer, from: RemoteInfo) => onDatagram(bytes, from));
  return new Promise((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException): void => reject(asTonewallError(error, place));
    socket.once('error', failed);
    socket.bind(place.port, place.address, () => {
      socket.off('error', failed);
      // A player that cannot be reached any more (ICMP unreachable) must not end the household.
      socket.on('error', () => {});
      resolve(socket);
    });
  });
}

function asTonewallError(error: NodeJS.ErrnoException, { address, port }: UdpPlace): TonewallError {
  const code = error.code === 'EADDRNOTAVAIL' ? 'address-unavailable' : 'address-in-use';
  return new TonewallError(
    code,
    `UDP ${address}:${port} could not be taken: ${error.code ?? error.message}`,
    {
      cause: error,
    },
  );
}

/** Joins a group on every interface that carries one of the addresses, once each. */
export function joinGroup(socket: Socket, group: string, addresses: readonly string[]): void {
  for (const address of interfaceAddresses(addresses)) {
    try {
      socket.addMembership(group, address);
    } catch {
      // An interface without multicast: its players are found by unicast only.
    }
  }
}

/** One own address for each interface that the addresses are on; all of 127.0.0.0/8 is one. */
function interfaceAddresses(addresses: readonly string[]): readonly string[] {
  const nameOf = new Map(
    Object.entries(networkInterfaces()).flatMap(([name, infos]) =>
      (infos ?? []).map((info): [string, string] => [info.address, name]),
    ),
  );
  const chosen = new Map<string, string>();
  for (const address of addresses) {
    if (isLoopback(address)) chosen.set('loopback', '127.0.0.1');
    else if (!chosen.has(nameOf.get(address) ?? address)) chosen.set(nameOf.get(address) ?? address, address);
  }
  return [...chosen.values()];
}

export const closeUdp = (socket: Socket): Promise<void> =>
  new Promise((resolve) => {
    socket.close(() => resolve());
  });
