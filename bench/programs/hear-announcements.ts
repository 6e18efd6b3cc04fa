// Joins the group of SSDP and hears announcements for so many seconds; prints how many different ones with a mark came, and how many that lead
// to an address. It ends by itself, and shares no code with the product.
import { createSocket } from 'node:dgram';

export interface HearingInput {
  readonly own: string;
  readonly seconds: number;
  /** What X-RINCON-BOOTSEQ begins with. */
  readonly mark: string;
  readonly forgedAt: string;
}

export interface HearingOutput {
  readonly different: number;
  readonly forged: number;
}

const { own, seconds, mark, forgedAt }: HearingInput = JSON.parse(process.argv[2] ?? '{}');
const numbers = new Set<string>();
let forged = 0;
const socket = createSocket({ type: 'udp4', reuseAddr: true, recvBufferSize: 2 ** 21 });
socket.on('message', (bytes) => {
  const text = bytes.toString('latin1');
  const number = new RegExp(`^X-RINCON-BOOTSEQ: (${mark}\\d+)\r$`, 'm').exec(text)?.[1];
  if (text.includes(`//${forgedAt}:`)) forged += 1;
  else if (number !== undefined) numbers.add(number);
});
socket.bind(1900, () => {
  socket.addMembership('239.255.255.250', own);
  setTimeout(() => {
    socket.close();
    const output: HearingOutput = { different: numbers.size, forged };
    process.stdout.write(JSON.stringify(output));
  }, seconds * 1000);
});
