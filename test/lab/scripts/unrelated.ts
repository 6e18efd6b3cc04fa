// Says what concerns no player, by multicast and broadcast, and prints how much was said and what came back as JSON. It shares no code with the product.
import { createSocket, type Socket } from 'node:dgram';
import { encode } from 'dns-packet';

export interface UnrelatedInput {
  /** Own address; its interface carries the multicast. */
  readonly from: string;
  readonly count: number;
  /** Milliseconds between two. */
  readonly paceMs: number;
}

export interface Unrelated {
  readonly sent: number;
  /** Datagrams that came back to the sockets that asked. */
  readonly answers: readonly string[];
}

interface Saying {
  readonly bytes: Uint8Array;
  readonly to: string;
  readonly port: number;
}

const search = (target: string): Buffer =>
  Buffer.from(
    `M-SEARCH * HTTP/1.1\r\nHOST: 239.255.255.250:1900\r\nMAN: "ssdp:discover"\r\nMX: 1\r\nST: ${target}\r\n\r\n`,
  );
const question = (name: string, type: 'PTR' | 'A'): Buffer =>
  encode({ type: 'query', id: 4711, questions: [{ type, name }] });
const PROBE = Buffer.from('unrelated');

/** Kinds in turn; each with a name that no other has. */
const KINDS: readonly ((index: number) => Saying)[] = [
  (index) => ({
    bytes: search(`urn:unrelated:device:Thing${index}:1`),
    to: '239.255.255.250',
    port: 1900,
  }),
  (index) => ({
    bytes: question(`_unrelated${index}._tcp.local`, 'PTR'),
    to: '224.0.0.251',
    port: 5353,
  }),
  (index) => ({ bytes: search(`uuid:unrelated-${index}`), to: '255.255.255.255', port: 1900 }),
  (index) => ({ bytes: question(`_unrelated${index}.local`, 'A'), to: '224.0.0.251', port: 5353 }),
  () => ({ bytes: search('urn:dial-multiscreen-org:service:dial:1'), to: '239.255.255.250', port: 1900 }),
  // WS-Discovery, LLMNR, a group of a house, the older discovery of Sonos, NetBIOS.
  () => ({ bytes: PROBE, to: '239.255.255.250', port: 3702 }),
  () => ({ bytes: PROBE, to: '224.0.0.252', port: 5355 }),
  () => ({ bytes: PROBE, to: '239.1.2.3', port: 4321 }),
  () => ({ bytes: PROBE, to: '255.255.255.255', port: 6969 }),
  () => ({ bytes: PROBE, to: '255.255.255.255', port: 137 }),
];

function open(from: string, onAnswer: (answer: string) => void): Promise<Socket> {
  const socket = createSocket('udp4');
  socket.on('message', (bytes, { address, port }) =>
    onAnswer(`${address}:${port} ${bytes.toString('latin1')}`),
  );
  return new Promise((resolve) =>
    socket.bind(0, from, () => {
      socket.setBroadcast(true);
      socket.setMulticastInterface(from);
      socket.setMulticastTTL(8);
      resolve(socket);
    }),
  );
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function speak({ from, count, paceMs }: UnrelatedInput): Promise<Unrelated> {
  const answers: string[] = [];
  const socket = await open(from, (answer) => answers.push(answer));
  for (let index = 0; index < count; index += 1) {
    const saying = KINDS[index % KINDS.length]?.(index);
    if (saying) socket.send(saying.bytes, saying.port, saying.to);
    await pause(paceMs);
  }
  await pause(2000);
  socket.close();
  return { sent: count, answers };
}

process.stdout.write(JSON.stringify(await speak(JSON.parse(process.argv[2] ?? '{}'))));
