import { once } from 'node:events';
import { request } from 'node:https';
import { text } from 'node:stream/consumers';
import { WebSocket, type ClientOptions } from 'ws';
import { API_KEY, type Frame, SUBPROTOCOL, urlOf } from '../../clients/habits/local-api.ts';

export interface MuseClient {
  readonly socket: WebSocket;
  /** Every message so far. */
  readonly heard: readonly Frame[];
  /** Sends a command under its own cmdId and gives the reply to that one. */
  ask(header: object, body?: object): Promise<Frame>;
  /** The first message that matches, of those that came or will come. */
  hears(matches: (frame: Frame) => boolean): Promise<Frame>;
  close(): Promise<void>;
}

/** A client at an address of its own; the certificate is not looked at, as clients do. */
export async function museClient(
  { to, from }: { readonly to: string; readonly from: string },
  options: ClientOptions = {},
): Promise<MuseClient> {
  const socket = new WebSocket(urlOf(to), SUBPROTOCOL, {
    headers: { 'X-Sonos-Api-Key': API_KEY },
    rejectUnauthorized: false,
    localAddress: from,
    ...options,
  });
  const heard: Frame[] = [];
  const waiting = new Set<() => void>();
  socket.on('message', (data) => {
    heard.push(JSON.parse(Buffer.isBuffer(data) ? data.toString('utf8') : ''));
    for (const look of waiting) look();
  });
  await once(socket, 'open');
  const hears = (matches: (frame: Frame) => boolean): Promise<Frame> =>
    new Promise((resolve) => {
      const look = (): void => {
        const found = heard.find(matches);
        if (!found) return;
        waiting.delete(look);
        resolve(found);
      };
      waiting.add(look);
      look();
    });
  let count = 0;
  return {
    socket,
    heard,
    hears,
    ask: (header, body = {}) => {
      count += 1;
      const cmdId = `client-${count}`;
      socket.send(JSON.stringify([{ ...header, cmdId }, body]));
      return hears(([reply]) => reply['cmdId'] === cmdId);
    },
    close: async () => {
      if (socket.readyState === socket.CLOSED) return;
      const closed = once(socket, 'close');
      socket.close();
      await closed;
    },
  };
}

export interface RestAnswer {
  readonly status: number | undefined;
  readonly body: unknown;
}

export async function rest(
  { to, from }: { readonly to: string; readonly from: string },
  {
    method = 'GET',
    path,
    headers = { 'X-Sonos-Api-Key': API_KEY },
    body,
  }: {
    readonly method?: string;
    readonly path: string;
    readonly headers?: Record<string, string>;
    readonly body?: string;
  },
): Promise<RestAnswer> {
  const asked = request({
    host: to,
    port: 1443,
    path,
    method,
    headers: {
      ...(body === undefined
        ? {}
        : { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) }),
      ...headers,
    },
    rejectUnauthorized: false,
    localAddress: from,
    agent: false,
  });
  asked.end(body);
  const [response] = await once(asked, 'response');
  const told = await text(response);
  return { status: response.statusCode, body: /^[[{]/.test(told) ? JSON.parse(told) : told };
}
