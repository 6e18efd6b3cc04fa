/**
 * Asks for DHCP servers in one segment. What could go wrong: somebody loses or is given an address (a DHCPINFORM asks for none, RFC
 * 2131 §3.4), the segment is flooded (one datagram to everybody and one to each of at most 64 neighbours), anybody answers anything
 * (datagrams are counted and parsed strictly, and carry the number that was sent). Proven in `probes/second-dhcp-server.test.ts` and
 * `test/lab/doctor-network.test.ts`.
 */
import { asIpAddress, type IpAddress, knownAddress } from '../../base/address.ts';
import { TonewallError } from '../../base/errors.ts';
import type { Datagram } from '../../ports/net.ts';
import { type DhcpAnswer, parseDhcpAnswer } from '../../wire/dhcp/answer.ts';
import { writeInform } from '../../wire/dhcp/inform.ts';
import { valueOf } from './look/files.ts';
import { neighbours } from './look/neighbours.ts';
import type { DoctorPorts } from './probe.ts';

const [SERVERS, CLIENTS] = [67, 68];
const EVERYBODY = knownAddress('255.255.255.255');
const LISTEN_MS = 2000;
const MOST_NEIGHBOURS = 64;
const MOST_ANSWERS = 64;

export interface DhcpServer {
  readonly address: IpAddress;
  readonly routers: readonly IpAddress[];
}

export type DhcpAsked =
  | { readonly kind: 'asked'; readonly servers: readonly DhcpServer[]; readonly neighbours: number }
  /** The port of clients cannot be had; `needsRoot`: it is for root alone. */
  | { readonly kind: 'hindered'; readonly why: string; readonly needsRoot: boolean };

/** From an own address, behind the card that has it. */
export async function askDhcp(
  ports: DoctorPorts,
  { card, address }: { readonly card: string; readonly address: IpAddress },
): Promise<DhcpAsked> {
  const heard: Datagram[] = [];
  const opened = await openSocket(ports, address, (datagram) => {
    if (heard.length < MOST_ANSWERS) heard.push(datagram);
  });
  if (opened instanceof TonewallError) return hindered(opened);
  const near = await near64(ports, card);
  const id = ports.random.bytes(4);
  const hardware = (await valueOf(ports.disk, `/sys/class/net/${card}/address`)) ?? '';
  const bytes = writeInform({ id, address, hardware: /^[\da-f:]{17}$/.test(hardware) ? hardware : '' });
  try {
    // What answers to everybody may be kept out by rules; what a neighbour answers to a question of its own is not.
    for (const host of [EVERYBODY, ...near]) await opened.send(bytes, { host, port: SERVERS });
    await ports.clock.sleep(LISTEN_MS);
  } catch (cause) {
    if (cause instanceof TonewallError) return hindered(cause);
    throw cause;
  } finally {
    await opened.close();
  }
  return { kind: 'asked', servers: serversIn(heard, id), neighbours: near.length };
}

/** Bound to an own address, limited broadcasts leave by the card that has it (Linux, ip_route_output_key). */
const openSocket = (ports: DoctorPorts, host: IpAddress, onDatagram: (datagram: Datagram) => void) =>
  ports.net
    .datagrams({ host, port: CLIENTS, reuse: true, broadcast: true }, onDatagram)
    .catch((cause: unknown) => {
      if (cause instanceof TonewallError) return cause;
      throw cause;
    });

const hindered = ({ message }: TonewallError): DhcpAsked => ({
  kind: 'hindered',
  why: message,
  needsRoot: message.includes('EACCES'),
});

async function near64(ports: DoctorPorts, card: string): Promise<readonly IpAddress[]> {
  const there = (await neighbours(ports)).filter((one) => one.card === card);
  return there.flatMap(({ address }) => asIpAddress(address) ?? []).slice(0, MOST_NEIGHBOURS);
}

/** One for each address that answers this very question. */
function serversIn(heard: readonly Datagram[], id: Uint8Array): readonly DhcpServer[] {
  const servers = new Map<string, DhcpServer>();
  for (const { bytes, from } of heard) {
    const answer = from.port === SERVERS ? parseDhcpAnswer(bytes) : undefined;
    if (!answer?.ok || !isSame(answer.value, id)) continue;
    servers.set(from.host, { address: from.host, routers: answer.value.routers });
  }
  return [...servers.values()].toSorted((one, other) => one.address.localeCompare(other.address));
}

const isSame = (answer: DhcpAnswer, id: Uint8Array): boolean =>
  answer.id.every((byte, index) => byte === id[index]);
