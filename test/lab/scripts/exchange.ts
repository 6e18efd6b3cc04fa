// Sends one HTTP request byte for byte and prints what came back as JSON. No HTTP library: the Host line and every
// other byte are the test's.
import { connect } from 'node:net';

export interface ExchangeInput {
  readonly host: string;
  readonly port: number;
  readonly localAddress?: string;
  readonly request: string;
}

/** `status` is 0 when the other side closed without an answer. */
export interface ExchangeOutput {
  readonly status: number;
  readonly head: string;
  readonly body: string;
}

async function exchange({ host, port, localAddress, request }: ExchangeInput): Promise<ExchangeOutput> {
  const socket = connect({ host, port, ...(localAddress === undefined ? {} : { localAddress }) });
  socket.setTimeout(5000, () => socket.destroy());
  const chunks: Buffer[] = [];
  socket.on('data', (chunk) => chunks.push(chunk));
  socket.on('error', () => {});
  socket.write(request);
  await new Promise<void>((resolve) => socket.on('close', () => resolve()));
  const text = Buffer.concat(chunks).toString('latin1');
  const end = text.indexOf('\r\n\r\n');
  return {
    status: Number(/^HTTP\/1\.[01] (\d{3})/.exec(text)?.[1] ?? 0),
    head: end < 0 ? text : text.slice(0, end),
    body: end < 0 ? '' : text.slice(end + 4),
  };
}

const input: ExchangeInput = JSON.parse(process.argv[2] ?? '{}');
process.stdout.write(JSON.stringify(await exchange(input)));
