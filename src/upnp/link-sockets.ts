import { type IpAddress, knownAddress } from '../base/address.ts';
import type { Datagram, DatagramOptions, DatagramSocket, Net } from '../ports/net.ts';

/** An interface on which something could not be opened or sent, with the reason in the system's words. */
export interface LinkFailure {
  readonly interface: IpAddress;
  readonly reason: string;
}

/** One UDP socket for each interface; what one interface lacks is told and does not stop the others. */
export interface LinkSockets {
  readonly sockets: readonly LinkSocket[];
  readonly failures: readonly LinkFailure[];
  close(): Promise<void>;
}

export interface LinkSocket {
  readonly interface: IpAddress;
  readonly socket: DatagramSocket;
}

interface Opening {
  readonly net: Net;
  readonly interfaces: readonly IpAddress[];
  readonly options: (own: IpAddress) => DatagramOptions;
  readonly onDatagram: (datagram: Datagram) => void;
}

export async function openLinkSockets({
  net,
  interfaces,
  options,
  onDatagram,
}: Opening): Promise<LinkSockets> {
  const sockets: LinkSocket[] = [];
  const failures: LinkFailure[] = [];
  for (const own of interfaces) {
    try {
      sockets.push({ interface: own, socket: await net.datagrams(options(own), onDatagram) });
    } catch (cause) {
      failures.push({ interface: own, reason: reasonOf(cause) });
    }
  }
  const close = async (): Promise<void> => {
    await Promise.all(sockets.map(({ socket }) => socket.close()));
  };
  return { sockets, failures, close };
}

const ANYWHERE = knownAddress('0.0.0.0');

/** The interfaces to ask from. Where none is given, the system picks one for the addresses that are to be asked directly. */
export const askingFrom = ({
  interfaces,
  addresses = [],
}: {
  readonly interfaces: readonly IpAddress[];
  readonly addresses?: readonly IpAddress[];
}): readonly IpAddress[] => (interfaces.length === 0 && addresses.length > 0 ? [ANYWHERE] : interfaces);

/** Sends on every socket; gives the interfaces on which it failed. */
export async function sendOnEach(
  sockets: readonly LinkSocket[],
  send: (socket: DatagramSocket) => Promise<void>,
): Promise<readonly LinkFailure[]> {
  const outcomes = await Promise.all(
    sockets.map(async ({ interface: own, socket }): Promise<readonly LinkFailure[]> => {
      try {
        await send(socket);
        return [];
      } catch (cause) {
        return [{ interface: own, reason: reasonOf(cause) }];
      }
    }),
  );
  return outcomes.flat();
}

/** Each interface with each reason once. */
export function distinctFailures(failures: readonly LinkFailure[]): readonly LinkFailure[] {
  const keys = failures.map((failure) => `${failure.interface} ${failure.reason}`);
  return failures.filter((_, index) => keys.indexOf(keys[index] ?? '') === index);
}

const reasonOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));
