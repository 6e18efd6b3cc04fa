/**
 * The control port: tests look into a simulated household and change it while it runs.
 *
 * What could go wrong: whoever reaches this port reads all traffic and pulls plugs, so it must be reached by programs of
 * this machine alone, and a web page in a browser of this machine is not one of them.
 * What guards it, in order: it is off unless asked for; it listens on 127.0.0.1 and nowhere else; `only-local.ts` refuses
 * every request that comes under a name (DNS rebinding) or from a page (Origin, Fetch-Metadata); bodies are bounded and checked.
 * What does not guard it: other users of the same machine. Everything behind it is simulated.
 * Proof: control-port.test.ts.
 */
import { fastify, type FastifyInstance } from 'fastify';
import { asIpAddress, type Endpoint } from '../../base/address.ts';
import { TonewallError } from '../../base/errors.ts';
import type { RunningHousehold } from '../household.ts';
import { answerErrors } from './errors.ts';
import { onlyLocal } from './only-local.ts';
import { ROUTES } from './routes/registry.ts';

export interface ControlPort {
  readonly endpoint: Endpoint;
  close(): Promise<void>;
}

const MAX_BODY_BYTES = 65_536;

/** Opens the control port of a household on 127.0.0.1; 0 takes a free port. Fails with `address-in-use`. */
export async function openControlPort(household: RunningHousehold, port: number): Promise<ControlPort> {
  const host = asIpAddress('127.0.0.1');
  if (!host) throw new Error('127.0.0.1 is no address');
  const server = fastify({
    bodyLimit: MAX_BODY_BYTES,
    // An unknown key is an error, not something to leave out.
    ajv: { customOptions: { removeAdditional: false, allErrors: true } },
  });
  server.addHook('onRequest', onlyLocal);
  answerErrors(server);
  listRoutes(server);
  for (const addRoutes of ROUTES) addRoutes(server, household);
  try {
    const url = new URL(await server.listen({ host, port }));
    return { endpoint: { host, port: Number(url.port) || port }, close: () => server.close() };
  } catch (cause) {
    throw new TonewallError('address-in-use', `the control port ${host}:${port} cannot be opened`, { cause });
  }
}

/** `GET /` answers every method and path there is. */
function listRoutes(server: FastifyInstance): void {
  const routes: string[] = [];
  server.addHook('onRoute', ({ method, url }) => {
    if (method !== 'HEAD') routes.push(`${[method].flat().join(',')} ${url}`);
  });
  server.get('/', () => ({ routes }));
}
