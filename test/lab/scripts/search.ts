// Sends an M-SEARCH by hand and prints every answer as JSON. It shares no code with the product's own search.
import { createSocket } from 'node:dgram';

/** Answers as text, each with the address and port that it came from. */
export interface SearchAnswer {
  readonly from: string;
  readonly text: string;
}

export interface SearchInput {
  /** Own address to send from; its interface carries the multicast. */
  readonly from: string;
  readonly searchTarget: string;
  /** Stops as soon as all of these addresses have answered. */
  readonly expect: readonly string[];
  readonly timeoutMs: number;
}

async function search(input: SearchInput): Promise<readonly SearchAnswer[]> {
  const answers: SearchAnswer[] = [];
  const socket = createSocket('udp4');
  socket.on('message', (bytes, peer) => answers.push({ from: peer.address, text: bytes.toString('latin1') }));
  await new Promise<void>((resolve) => socket.bind(0, input.from, resolve));
  socket.setMulticastInterface(input.from);
  socket.setMulticastTTL(2);
  const message = [
    'M-SEARCH * HTTP/1.1',
    'HOST: 239.255.255.250:1900',
    'MAN: "ssdp:discover"',
    'MX: 1',
    `ST: ${input.searchTarget}`,
    '\r\n',
  ].join('\r\n');
  const deadline = performance.now() + input.timeoutMs;
  while (performance.now() < deadline && !hasAll(answers, input.expect)) {
    socket.send(message, 1900, '239.255.255.250');
    await new Promise((resolve) => setTimeout(resolve, 1500));
  }
  socket.close();
  return answers;
}

/** With nobody to wait for, the whole time is waited. */
const hasAll = (answers: readonly SearchAnswer[], expected: readonly string[]): boolean =>
  expected.length > 0 && expected.every((address) => answers.some((answer) => answer.from === address));

const input: SearchInput = JSON.parse(process.argv[2] ?? '{}');
process.stdout.write(JSON.stringify(await search(input)));
