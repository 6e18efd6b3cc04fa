import type { Server as HttpServer } from 'node:http';
import { createServer, type Server, type Socket } from 'node:net';
import { createSecureContext, TLSSocket, type SecureContext } from 'node:tls';
import { TonewallError } from '../../base/errors.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { PlayerState } from '../state/player.ts';
import type { TlsAuthority } from './authority.ts';
import { tlsProfile } from './suites.ts';

/*
 * What could go wrong: clients that connect and never speak TLS pile up. What guards it: a handshake has ten seconds
 * (`TimeOut 10` of the players' server, 57.10), and sockets of a player that is away are dropped at once.
 * Proof: door.test.ts.
 */

const HANDSHAKE_MS = 10_000;

export interface TlsDoorOptions {
  readonly player: PlayerState;
  readonly authority: TlsAuthority;
  /** The player's own server: behind TLS it is the same one as on 1400 (28.1, 36.4). */
  readonly server: HttpServer;
  readonly clock: Clock;
  readonly log: Log;
  readonly port: number;
  /** Port 1843 is for members of the household: who has no certificate of the authority's is turned away. */
  readonly membersOnly?: boolean;
}

export interface TlsDoor {
  close(): Promise<void>;
}

/** Listens with TLS on the player's address; fails with `address-in-use` or `address-unavailable`. */
export async function openTlsDoor(options: TlsDoorOptions): Promise<TlsDoor> {
  const { player, server, log, port } = options;
  const open = new Set<Socket>();
  let context: Promise<SecureContext> | undefined;

  const accept = async (raw: Socket): Promise<void> => {
    context ??= makeContext(options);
    const secureContext = await context;
    if (raw.destroyed || player.power !== 'on') {
      raw.destroy();
      return;
    }
    const secured = new TLSSocket(raw, {
      isServer: true,
      secureContext,
      requestCert: options.membersOnly ?? false,
      rejectUnauthorized: options.membersOnly ?? false,
    });
    const timer = options.clock.after(HANDSHAKE_MS, () => raw.destroy(), { unref: true });
    secured.once('secure', () => {
      timer.cancel();
      const refused = options.membersOnly && !secured.authorized;
      if (refused) raw.destroy();
      else server.emit('connection', secured);
    });
    secured.on('error', () => {
      timer.cancel();
      raw.destroy();
    });
  };

  const door = createServer({ pauseOnConnect: true }, (raw) => {
    open.add(raw);
    raw.on('close', () => open.delete(raw));
    raw.on('error', () => raw.destroy());
    accept(raw).catch((cause: unknown) => {
      log.warn('a TLS door failed', { player: player.id, cause: String(cause) });
      raw.destroy();
    });
  });
  await listen(door, player.address, port);
  return {
    close: async () => {
      for (const socket of open) socket.destroy();
      await new Promise<void>((resolve) => {
        door.close(() => resolve());
      });
    },
  };
}

async function makeContext({ player, authority, membersOnly }: TlsDoorOptions): Promise<SecureContext> {
  const certificate = await authority.certificateFor(player);
  return createSecureContext({
    key: certificate.key,
    cert: certificate.chain,
    ...(membersOnly ? { ca: certificate.authority } : {}),
    ...tlsProfile(player.build),
    honorCipherOrder: true,
  });
}

const listen = (door: Server, host: string, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    door.once('error', (error: NodeJS.ErrnoException) => {
      const code = error.code === 'EADDRNOTAVAIL' ? 'address-unavailable' : 'address-in-use';
      reject(
        new TonewallError(code, `TCP ${host}:${port} could not be taken: ${error.code ?? error.message}`, {
          cause: error,
        }),
      );
    });
    door.listen({ host, port }, resolve);
  });
