import type { RawAnswer } from '../../../src/sim/rig/request.ts';
import { startSubscriber, type TestSubscriber } from '../../../src/sim/rig/subscriber.ts';
import type { HabitsHouse } from './house.ts';

export const TOPOLOGY = '/ZoneGroupTopology/Event';

/** What a client's event listener does with the Kitchen. */
export interface Subscriptions {
  subscribe(path: string, callback: string, ...more: readonly string[]): Promise<RawAnswer>;
  renew(path: string, sid: string, ...more: readonly string[]): Promise<RawAnswer>;
  /** Listens on a port of the client's own while something is done. */
  listening<T>(port: number, work: (listener: TestSubscriber) => Promise<T>): Promise<T>;
}

export const subscriptionsOf = ({ say, kitchen, own }: HabitsHouse): Subscriptions => {
  const start = (path: string) => [`SUBSCRIBE ${path} HTTP/1.1`, `HOST: ${kitchen}:1400`];
  return {
    subscribe: (path, callback, ...more) =>
      say([...start(path), `CALLBACK: <${callback}>`, 'NT: upnp:event', ...more]),
    renew: (path, sid, ...more) => say([...start(path), `SID: ${sid}`, ...more]),
    listening: async (port, work) => {
      const listener = await startSubscriber(own, '200 OK', port);
      try {
        return await work(listener);
      } finally {
        await listener.close();
      }
    },
  };
};

/** Value of a header that is written in just these letters, with one blank behind the colon. */
export const valueOf = (head: string, name: string): string =>
  new RegExp(`^${name}: (.*)$`, 'm').exec(head.replaceAll('\r', ''))?.[1] ?? '';

export const startLine = (head = ''): string => head.split('\r\n')[0] ?? '';
