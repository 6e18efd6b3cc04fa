// Holds one connection, and every 250 ms prints how many bytes have come. Ends with it, or when it is ended.
import { connect } from 'node:net';

const { host, port }: { readonly host: string; readonly port: number } = JSON.parse(process.argv[2] ?? '{}');

let bytes = 0;
const socket = connect({ host, port });
socket.on('data', (piece) => (bytes += piece.length));
socket.on('error', () => {}).on('close', () => process.exit());
setInterval(() => process.stdout.write(`bytes=${bytes}\n`), 250);
