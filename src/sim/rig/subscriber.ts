import { createServer, type Server } from 'node:net';
import { once } from 'node:events';

/** An event message as it arrived. */
export interface Heard {
  readonly head: string;
  readonly body: string;
  readonly from: string;
}

export interface TestSubscriber {
  readonly port: number;
  readonly heard: readonly Heard[];
  /** Waits until so many messages have come; fails after three seconds. */
  until(count: number): Promise<readonly Heard[]>;
  close(): Promise<void>;
}

/** Listens for NOTIFY with bare sockets, on any port unless one is given, and answers each with a status. */
export async function startSubscriber(address: string, status = '200 OK', port = 0): Promise<TestSubscriber> {
  const heard: Heard[] = [];
  const server: Server = createServer((socket) => {
    let text = '';
    socket.on('error', () => socket.destroy());
    socket.on('data', (chunk: Buffer) => {
      text += chunk.toString('utf8');
      const message = complete(text);
      if (!message) return;
      heard.push({ ...message, from: socket.remoteAddress ?? '' });
      socket.end(`HTTP/1.1 ${status}\r\nContent-Length: 0\r\n\r\n`);
      server.emit('heard');
    });
  });
  server.listen({ host: address, port });
  await once(server, 'listening');
  const bound = server.address();
  return {
    port: typeof bound === 'object' && bound ? bound.port : 0,
    heard,
    until: async (count) => {
      const signal = AbortSignal.timeout(3000);
      while (heard.length < count) await once(server, 'heard', { signal });
      return heard;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
      }),
  };
}

function complete(text: string): { head: string; body: string } | undefined {
  const end = text.indexOf('\r\n\r\n');
  const length = Number(/content-length: (\d+)/i.exec(text)?.[1] ?? 0);
  const body = text.slice(end + 4);
  return end < 0 || Buffer.byteLength(body) < length ? undefined : { head: text.slice(0, end), body };
}
