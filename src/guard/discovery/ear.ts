/**
 * Hears searches and announcements. What could go wrong: a flood (the firewall bounds each address, `Finder` bounds again), port 1900
 * is held by another program without being shared (`address-in-use`: then nothing is found, and it is said). Proven in
 * `test/lab/discovery.test.ts`.
 */
import { knownAddress } from '../../base/address.ts';
import type { Datagram, DatagramSocket, Net } from '../../ports/net.ts';
import type { Sides } from './segments.ts';
import { GROUP } from './voices.ts';

const EVERYBODY = knownAddress('255.255.255.255');
const TTL = 2;

/** On every side. Apps search by multicast to the group and by broadcast (client habits). */
export async function openEar(
  net: Net,
  { players, people }: Sides,
  onDatagram: (datagram: Datagram) => void,
): Promise<{ close(): Promise<void> }> {
  const [first, ...also] = [...players, ...people].map(({ own }) => own);
  const sockets: DatagramSocket[] = [];
  const close = async (): Promise<void> => {
    await Promise.all(sockets.map((socket) => socket.close()));
  };
  if (first === undefined) return { close };
  try {
    const multicast = { group: GROUP.host, interface: first, also, ttl: TTL };
    sockets.push(await net.datagrams({ ...GROUP, reuse: true, multicast }, onDatagram));
    sockets.push(
      await net.datagrams({ host: EVERYBODY, port: GROUP.port, reuse: true, broadcast: true }, onDatagram),
    );
  } catch (cause) {
    await close();
    throw cause;
  }
  return { close };
}
