import type { FastifyRequest } from 'fastify';
import { bindError } from '../../base/bind-failure.ts';
import { TonewallError } from '../../base/errors.ts';
import type { FrontDesk } from '../../config/config.ts';
import type { TlsIdentity } from '../../ports/tls-server.ts';
import { Counts } from '../gateway/counts.ts';
import type { FrontDeskParts } from './context.ts';
import { frontDesk } from './routes.ts';
import { siteOf } from './site.ts';

const MAX_CONNECTIONS = 64;
const MAX_CONNECTIONS_PER_ADDRESS = 8;

export interface OpenFrontDesk {
  /** From now on it answers. */
  open(): void;
  /** At once: it answers nobody, and every connection is torn down. */
  shut(): void;
  /** Another certificate for connections from now on. Throws where there is no TLS, and on what is no certificate. */
  renew(identity: TlsIdentity): void;
  close(): Promise<void>;
}

/** Shut at first: its address is held, and whoever connects is let go. Fails with `address-in-use` or `address-unavailable`. */
export async function openFrontDesk(
  parts: Omit<FrontDeskParts, 'site'>,
  desk: FrontDesk,
): Promise<OpenFrontDesk> {
  const { address, port } = desk;
  const app = frontDesk({ ...parts, site: siteOf(desk) });
  app.server.maxConnections = MAX_CONNECTIONS;
  const counts = new Counts(MAX_CONNECTIONS_PER_ADDRESS);
  let isOpen = false;
  app.server.on('connection', (socket) => (isOpen ? admit(counts, socket) : socket.destroy()));
  try {
    await app.listen({ host: address, port });
  } catch (cause) {
    await app.close();
    throw failure(cause, desk);
  }
  return {
    open: () => void (isOpen = true),
    shut: () => {
      isOpen = false;
      app.server.closeAllConnections();
    },
    renew({ chain, key }) {
      const { server } = app;
      if (!('setSecureContext' in server) || typeof server.setSecureContext !== 'function')
        throw new TonewallError('bug', 'a certificate for a front desk without TLS');
      server.setSecureContext({ cert: chain, key, minVersion: 'TLSv1.2' });
    },
    close: () => app.close(),
  };
}

type Socket = FastifyRequest['socket'];

function admit(counts: Counts, socket: Socket): void {
  const key = socket.remoteAddress ?? '';
  if (!counts.enter(key)) {
    socket.destroy();
    return;
  }
  socket.once('close', () => counts.leave(key));
}

/** Fastify says why as the system does. */
function failure(cause: unknown, { address, port }: FrontDesk): TonewallError {
  const why = bindError(asError(cause), { host: address, port, transport: 'TCP' });
  return new TonewallError(why.code, `the front desk: ${why.message}`, { cause });
}

const asError = (cause: unknown): NodeJS.ErrnoException =>
  cause instanceof Error ? cause : new Error(String(cause));
