import { createSocket } from 'node:dgram';

/** A client that asks by datagrams from an address of its own. */
export interface Searcher {
  ask(datagram: string | Uint8Array, to: string, port?: number): void;
  readonly answers: readonly Buffer[];
  close(): void;
}

export function openSearcher(address: string): Promise<Searcher> {
  const answers: Buffer[] = [];
  const socket = createSocket('udp4');
  socket.on('message', (bytes) => answers.push(bytes));
  return new Promise((resolve, reject) => {
    socket.once('error', reject);
    socket.bind(0, address, () => {
      socket.setMulticastInterface('127.0.0.1');
      resolve({
        ask: (datagram, to, port = 1900) => socket.send(datagram, port, to),
        answers,
        close: () => socket.close(),
      });
    });
  });
}

/** A search as gssdp sends it. */
export const searchFor = (target: string, maxWait = 1): string =>
  `M-SEARCH * HTTP/1.1\r\nHOST: 239.255.255.250:1900\r\nMAN: "ssdp:discover"\r\nMX: ${maxWait}\r\nST: ${target}\r\n\r\n`;
