import { once } from 'node:events';
import { Agent, get } from 'node:http';
import { connect } from 'node:net';
import { sendRaw } from '../../../src/sim/rig/request.ts';
import { startSubscriber, type TestSubscriber } from '../../../src/sim/rig/subscriber.ts';
import { type MuseClient, museClient } from './muse-client.ts';

const EVENTS = '/MediaRenderer/RenderingControl/Event';

/** What a client has of a guarded player that outlives a request, until `close`. */
export interface LastingClient {
  /** A connection that stays open: each call asks over it, and gives the status and the number of its own port. */
  readonly keptAlive: (door: string) => () => Promise<readonly unknown[]>;
  /** A raw connection that has been answered and stays open; `gone` resolves when it is torn down. */
  readonly idle: (door: string) => Promise<{ readonly gone: Promise<unknown> }>;
  /** A subscription to RenderingControl that has had its first event. */
  readonly subscribed: (door: string) => Promise<Subscribed>;
  /** A WebSocket of the local API. */
  readonly socketTo: (door: string) => Promise<MuseClient>;
  readonly close: () => Promise<void>;
}

interface Subscribed {
  readonly listener: TestSubscriber;
  readonly sid: string;
}

/** A client at this address. */
export function lastingClient(address: string): LastingClient {
  const closing: (() => unknown)[] = [];
  return {
    keptAlive: (door) => {
      const agent = new Agent({ keepAlive: true, maxSockets: 1 });
      closing.push(() => agent.destroy());
      return () => pageOver(agent, door);
    },
    idle: async (door) => {
      const socket = connect({ host: door, port: 1400 });
      socket.on('error', () => {});
      closing.push(() => socket.destroy());
      socket.write(`GET /status/zp HTTP/1.1\r\nHost: ${door}:1400\r\n\r\n`);
      await once(socket, 'data');
      return { gone: once(socket, 'close') };
    },
    subscribed: async (door) => {
      const listener = await startSubscriber(address);
      closing.push(() => listener.close());
      const sid = await sidOf(door, `http://${address}:${listener.port}/`);
      await listener.until(1);
      return { listener, sid };
    },
    socketTo: async (door) => {
      const client = await museClient({ to: door, from: address });
      closing.push(() => client.close());
      return client;
    },
    close: async () => {
      for (const close of closing.splice(0).toReversed()) await close();
    },
  };
}

/** The status of the answer to a renewal. */
export const renewed = async (door: string, sid: string): Promise<number> =>
  (await sendRaw({ address: door, text: asking(door, [`SID: ${sid}`, 'TIMEOUT: Second-600']) })).status;

async function pageOver(agent: Agent, door: string): Promise<readonly unknown[]> {
  const [response] = await once(get({ host: door, port: 1400, path: '/status/zp', agent }), 'response');
  const { localPort } = response.socket;
  response.resume();
  await once(response, 'end');
  return [response.statusCode, localPort];
}

async function sidOf(door: string, callback: string): Promise<string> {
  const lines = [`CALLBACK: <${callback}>`, 'NT: upnp:event', 'TIMEOUT: Second-600'];
  const answer = await sendRaw({ address: door, text: asking(door, lines) });
  if (answer.status !== 200) throw new Error(`subscribing was answered with ${answer.status}`);
  return /^SID: (.*)$/m.exec(answer.head.replaceAll('\r', ''))?.[1] ?? '';
}

const asking = (door: string, lines: readonly string[]): string =>
  [`SUBSCRIBE ${EVENTS} HTTP/1.1`, `HOST: ${door}:1400`, 'CONNECTION: close', ...lines, '', ''].join('\r\n');
