/**
 * Hears searches and announcements. What could go wrong: a flood (the firewall bounds each address, `Finder` bounds again), port 1900
 * is held by another program without being shared (`address-in-use`: then nothing is found, and it is said). Proven in
 * `test/lab/discovery.test.ts`.
 */
import { knownAddress } from '../../base/address.ts';
import type { Datagram, Net } from '../../ports/net.ts';
import { SideSockets } from './side-sockets.ts';
import { GROUP } from './voices.ts';

const EVERYBODY = knownAddress('255.255.255.255');
const TTL = 2;
/** Of datagrams of some 500 bytes as many as come in half a second of 5,000 each. */
const WAITING_BYTES = 2 ** 21;

/** On every side. Apps search by multicast to the group and by broadcast (client habits). */
export const earOf = (net: Pick<Net, 'datagrams'>, onDatagram: (datagram: Datagram) => void): SideSockets =>
  new SideSockets(async (first, also) => {
    const multicast = { group: GROUP.host, interface: first, also, ttl: TTL };
    const group = await net.datagrams(
      { ...GROUP, reuse: true, waitingBytes: WAITING_BYTES, multicast },
      onDatagram,
    );
    const everybody = { host: EVERYBODY, port: GROUP.port, reuse: true, broadcast: true };
    try {
      return [group, await net.datagrams(everybody, onDatagram)];
    } catch (cause) {
      await group.close();
      throw cause;
    }
  });
