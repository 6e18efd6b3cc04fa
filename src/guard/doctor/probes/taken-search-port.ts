/**
 * Opens a socket for a moment. What could go wrong: datagrams of somebody else are taken away (it is bound to the group, shared, and
 * a member of nothing), something is sent (nothing is). Proven in `taken-search-port.test.ts` and `test/lab/doctor.test.ts`.
 */
import { knownAddress } from '../../../base/address.ts';
import { TonewallError } from '../../../base/errors.ts';
import { fail, inconclusive, pass, together } from '../finding.ts';
import { type Holder, holders } from '../look/sockets.ts';
import type { DoctorPorts, Finding, Probe } from '../probe.ts';

/** Where announcements of players arrive (UDA 2.0 §1.1.2, RFC 6762 §3). */
const PLACES = [
  { port: 1900, group: knownAddress('239.255.255.250'), what: 'SSDP' },
  { port: 5353, group: knownAddress('224.0.0.251'), what: 'mDNS' },
] as const;

export const takenSearchPort: Probe = {
  id: 'taken-search-port',
  title: 'A port for searches is taken by one program alone',
  meaning:
    'Announcements of players arrive at UDP ports 1900 and 5353. Programs share them where each of them says so; one that does not keeps Tonewall from hearing them: behind a gateway the guard finds no players and answers no searches, and an audit ' +
    'finds only what answers its searches.',
  seen: 'Reads /proc/net/udp and udp6; where somebody is at one of the ports, opens a socket there as an audit does and closes it at once. Nothing is sent.',
  when: {
    fail: 'somebody is there and does not share',
    inconclusive: 'the system does not show who is there, or a socket cannot be had for another reason',
    pass: 'nobody is there, or whoever is shares it',
  },
  cure: 'ss -lunp shows the program; stop it, or tell it to share the port',
  look: async ({ ports }) => {
    const taken = await holders(ports.disk, 'udp');
    if (!taken) return inconclusive('The system shows no /proc/net/udp.', 'ss -lun shows who is there');
    return together(await Promise.all(PLACES.map((place) => judge(ports, place, taken))));
  },
};

type Place = (typeof PLACES)[number];

async function judge(ports: DoctorPorts, place: Place, taken: readonly Holder[]): Promise<Finding> {
  const where = `UDP port ${place.port} (${place.what})`;
  const holder = taken.find(({ port }) => port === place.port);
  if (!holder) return pass(`${where} is free.`);
  const stand = await isShared(ports, place);
  if (stand === 'shared') return pass(`Others are at ${where} and share it.`);
  if (stand === 'unknown')
    return inconclusive(`Somebody is at ${where}; whether it is shared cannot be told.`, ssFor(place));
  return fail(`A program of user ${holder.user} has ${where} for itself.`, ssFor(place));
}

const ssFor = ({ port }: Place): string =>
  `As root: ss -lunp 'sport = :${port}', and stop that program or tell it to share the port (SO_REUSEADDR)`;

async function isShared(
  { net }: DoctorPorts,
  { group, port }: Place,
): Promise<'shared' | 'alone' | 'unknown'> {
  try {
    const socket = await net.datagrams({ host: group, port, reuse: true }, () => {});
    await socket.close();
    return 'shared';
  } catch (cause) {
    if (!(cause instanceof TonewallError)) throw cause;
    return cause.code === 'address-in-use' ? 'alone' : 'unknown';
  }
}
