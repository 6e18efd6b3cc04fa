/**
 * Connections to players lead to those players. What could go wrong: a player was away and another has its address when it answers again (`Assurance`
 * asks who it is before anything passes), a player without TLS is taken for one that is away (that its port for TLS refuses says nothing).
 * Proven in `assured-net.test.ts` and `test/lab/swapped-addresses.test.ts`.
 */
import { TLS_PORT } from '../../catalog/door-ports.ts';
import { ConnectFailure, type ConnectOptions, type Net } from '../../ports/net.ts';
import type { Assurance } from './assurance.ts';

export const assuredNet = (net: Net, assurance: Pick<Assurance, 'lose' | 'restored'>): Net => ({
  listen: (...args) => net.listen(...args),
  datagrams: (...args) => net.datagrams(...args),
  interfaces: () => net.interfaces(),
  async connect(options) {
    const { host } = options;
    if (!(await assurance.restored(host)))
      throw new ConnectFailure('unreachable', 'whoever answers there has not told that it is the player');
    try {
      return await net.connect(options);
    } catch (cause) {
      if (wasAway(options, cause)) assurance.lose(host);
      throw cause;
    }
  },
});

const AWAY: ReadonlySet<string> = new Set(['refused', 'timeout', 'unreachable', 'other']);

const wasAway = ({ port }: ConnectOptions, cause: unknown): boolean =>
  cause instanceof ConnectFailure &&
  AWAY.has(cause.reason) &&
  !(port === TLS_PORT && cause.reason === 'refused');
