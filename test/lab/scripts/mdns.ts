// Speaks multicast DNS by hand and prints what it hears as JSON. It shares no code with the product's own.
import { createSocket, type Socket } from 'node:dgram';
import { isIPv6 } from 'node:net';
import { type Answer, decode, type DecodedPacket, encode, type Question } from 'dns-packet';

export interface MdnsInput {
  /** Own address; its interface carries the multicast. */
  readonly from: string;
  /** Speaks IPv6 there; the own address is one of that link. */
  readonly card?: string;
  /** Asks as a plain resolver does, from a port of its own. */
  readonly plain?: boolean;
  /** Each is a query of its own. */
  readonly questions?: readonly { readonly name: string; readonly type: string }[];
  /** Asks for answers to itself alone. */
  readonly unicast?: boolean;
  /** Known answers of a query without, answers of a response with `isResponse`. */
  readonly answers?: readonly Answer[];
  readonly isResponse?: boolean;
  /** Milliseconds between two times of saying all of it; once when missing. */
  readonly everyMs?: number;
  /** Stops as soon as each of these was heard of in a name or in data. */
  readonly until?: readonly string[];
  readonly timeoutMs: number;
}

export interface Heard {
  readonly from: string;
  readonly port: number;
  readonly to: 'group' | 'me';
  readonly kind: string;
  readonly id: number;
  readonly questions: readonly string[];
  readonly records: readonly HeardRecord[];
}

export interface HeardRecord {
  readonly name: string;
  readonly type: string;
  readonly ttl: number;
  readonly flush: boolean;
  readonly data: unknown;
}

const PORT = 5353;

function heardIn(packet: DecodedPacket): Pick<Heard, 'kind' | 'id' | 'questions' | 'records'> {
  const records = [...(packet.answers ?? []), ...(packet.additionals ?? [])].map((record) => ({
    name: record.name,
    type: record.type,
    ttl: 'ttl' in record ? (record.ttl ?? -1) : -1,
    flush: 'flush' in record && record.flush === true,
    data: record.type === 'TXT' ? [record.data].flat().map(String) : 'data' in record ? record.data : null,
  }));
  const questions = (packet.questions ?? []).map(({ name, type }) => `${type} ${name}`);
  return { kind: packet.type ?? '', id: packet.id ?? 0, questions, records };
}

/** Group, own address and what names the interface, as sockets want them. */
const placesOf = ({ from, card }: MdnsInput) =>
  card === undefined
    ? { group: '224.0.0.251', own: from, by: from }
    : { group: `ff02::fb%${card}`, own: `${from}%${card}`, by: `::%${card}` };

async function open(port: number, host: string, listen: (bytes: Buffer, from: string, port: number) => void) {
  const socket = createSocket({ type: isIPv6(host) ? 'udp6' : 'udp4', reuseAddr: true });
  socket.on('message', (bytes, { address, port: fromPort }) =>
    listen(bytes, address.replace(/%.*/, ''), fromPort),
  );
  await new Promise<void>((resolve) => socket.bind(port, host, resolve));
  return socket;
}

/** The bit that asks for a unicast answer stands on top of the class of the one question; the codec does not know it. */
function withUnicastBit(bytes: Buffer): Buffer {
  let at = 12;
  while ((bytes[at] ?? 0) !== 0) at += (bytes[at] ?? 0) + 1;
  bytes[at + 3] = (bytes[at + 3] ?? 0) | 0x80;
  return bytes;
}

function packetsOf({
  questions = [],
  answers = [],
  unicast,
  plain,
  isResponse,
}: MdnsInput): readonly Buffer[] {
  if (isResponse) return [encode({ type: 'response', answers: [...answers] })];
  return questions.map((question) => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- types are given by the test
    const asked = [question as Question];
    const bytes = encode({ type: 'query', id: plain ? 4711 : 0, questions: asked, answers: [...answers] });
    return unicast ? withUnicastBit(bytes) : bytes;
  });
}

const send = (socket: Socket, bytes: Buffer, group: string): Promise<void> =>
  new Promise((resolve) => socket.send(bytes, PORT, group, () => resolve()));

async function speak(input: MdnsInput): Promise<readonly Heard[]> {
  const heard: Heard[] = [];
  const listen = (to: Heard['to']) => (bytes: Buffer, from: string, port: number) =>
    void heard.push({ from, port, to, ...heardIn(decode(bytes)) });
  const places = placesOf(input);
  const group = await open(PORT, places.group, listen('group'));
  group.addMembership(places.group, places.by);
  const own = await open(input.plain ? 0 : PORT, places.own, listen('me'));
  own.setMulticastInterface(places.by);
  own.setMulticastTTL(255);
  const packets = packetsOf(input);
  const hasAll = (): boolean => {
    const text = JSON.stringify(heard.map(({ questions, records }) => ({ questions, records })));
    return input.until !== undefined && input.until.every((part) => text.includes(part));
  };
  process.stderr.write('listening\n');
  const deadline = performance.now() + input.timeoutMs;
  let nextAt = 0;
  while (performance.now() < deadline && !hasAll()) {
    if (performance.now() >= nextAt) {
      nextAt = performance.now() + (input.everyMs ?? Number.POSITIVE_INFINITY);
      for (const bytes of packets) await send(own, bytes, places.group);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  group.close();
  own.close();
  return heard;
}

const input: MdnsInput = JSON.parse(process.argv[2] ?? '{}');
process.stdout.write(`${JSON.stringify(await speak(input))}\n`);
