// Says datagrams to a group of SSDP over IPv6 and prints what comes back to that socket, as JSON. It shares no code with the product.
import { createSocket } from 'node:dgram';

export interface Ssdp6Input {
  /** Own address of the link, without a zone. */
  readonly from: string;
  readonly card: string;
  /** `ff02::c` or `ff05::c`. */
  readonly group: string;
  /** Whole datagrams. */
  readonly say: readonly string[];
  readonly everyMs: number;
  readonly timeoutMs: number;
  /** Stops as soon as each of these was in what came back; with none, the whole time is waited. */
  readonly until: readonly string[];
}

export interface Answer6 {
  /** Without a zone. */
  readonly from: string;
  readonly port: number;
  readonly text: string;
}

const input: Ssdp6Input = JSON.parse(process.argv[2] ?? '{}');
const { from, card, group, say, everyMs, timeoutMs, until } = input;

const heard: Answer6[] = [];
const socket = createSocket('udp6');
socket.on('message', (bytes, { address, port }) => {
  heard.push({ from: address.split('%')[0] ?? '', port, text: bytes.toString('latin1') });
});
await new Promise<void>((resolve) => socket.bind(0, `${from}%${card}`, resolve));
socket.setMulticastInterface(`::%${card}`);
socket.setMulticastTTL(4);
const hasAll = (): boolean =>
  until.length > 0 && until.every((part) => heard.some(({ text }) => text.includes(part)));
const end = performance.now() + timeoutMs;
while (performance.now() < end && !hasAll()) {
  for (const text of say) socket.send(text, 1900, `${group}%${card}`);
  await new Promise((resolve) => setTimeout(resolve, everyMs));
}
socket.close();
process.stdout.write(JSON.stringify(heard));
