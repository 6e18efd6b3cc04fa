import { createServer, type Server, type Socket } from 'node:net';
import { TonewallError } from '../../base/errors.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { PlayerState } from '../state/player.ts';

/*
 * What could go wrong: a login that lets somebody in. What guards it: there is nothing behind it. The door greets, reads
 * at most a few hundred bytes that it throws away, and closes. Proof: login-door.test.ts.
 */

const MAX_BYTES = 512;
const OPEN_MS = 10_000;

/** A login service of an unlocked unit. */
export interface LoginService {
  readonly name: 'ssh' | 'telnet';
  /** Where real units have it, and where it goes when that is not allowed (ports below 1024 without privilege). */
  readonly port: number;
  readonly unprivilegedPort: number;
  /** The first bytes of the server. */
  readonly greeting: Uint8Array;
}

/** dropbear and telnetd are in the image of 57.10 (run_sshd.sh). Unsure: the version in the greeting. */
export const LOGIN_SERVICES: readonly LoginService[] = [
  {
    name: 'ssh',
    port: 22,
    unprivilegedPort: 2222,
    greeting: Buffer.from('SSH-2.0-dropbear_2012.55\r\n', 'latin1'),
  },
  {
    name: 'telnet',
    port: 23,
    unprivilegedPort: 2323,
    // DO ECHO, DO NAWS, WILL ECHO, WILL SUPPRESS-GO-AHEAD (RFC 854, 857, 858, 1073), then busybox' prompt.
    greeting: Buffer.from('\xff\xfd\x01\xff\xfd\x1f\xff\xfb\x01\xff\xfb\x03\r\nSonosZP login: ', 'latin1'),
  },
];

export interface LoginDoorOptions {
  readonly player: PlayerState;
  readonly service: LoginService;
  readonly clock: Clock;
  readonly log: Log;
  /** From the household file; the real port when absent. */
  readonly port?: number;
}

export interface LoginDoor {
  readonly port: number;
  close(): Promise<void>;
}

/**
 * Opens the door. Without privilege for the real port, or where the machine's own login service has it, it takes the
 * other one and says so in the log.
 */
export async function openLoginDoor(options: LoginDoorOptions): Promise<LoginDoor> {
  const { player, service, log } = options;
  const open = new Set<Socket>();
  const server = createServer((socket) => greet(socket, options, open));
  const port = await listenSomewhere(server, options);
  if (port !== (options.port ?? service.port)) {
    log.warn('a login service is on another port, for the real one cannot be had', {
      player: player.id,
      service: service.name,
      port,
    });
  }
  return {
    port,
    close: async () => {
      for (const socket of open) socket.destroy();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
    },
  };
}

function greet(socket: Socket, { player, service, clock }: LoginDoorOptions, open: Set<Socket>): void {
  if (player.power !== 'on') {
    socket.destroy();
    return;
  }
  open.add(socket);
  let read = 0;
  const timer = clock.after(OPEN_MS, () => socket.destroy(), { unref: true });
  socket.on('data', (bytes) => {
    read += bytes.length;
    if (read > MAX_BYTES) socket.destroy();
  });
  socket.on('error', () => socket.destroy());
  socket.on('close', () => {
    timer.cancel();
    open.delete(socket);
  });
  socket.write(service.greeting);
}

async function listenSomewhere(server: Server, { player, service, port }: LoginDoorOptions): Promise<number> {
  const wanted = port ?? service.port;
  const refused = await listen(server, player.address, wanted);
  if (!refused) return wanted;
  const elsewhere = refused.code === 'EACCES' || refused.code === 'EADDRINUSE';
  if (!elsewhere || port !== undefined) throw asTonewallError(refused, player.address, wanted);
  const again = await listen(server, player.address, service.unprivilegedPort);
  if (again) throw asTonewallError(again, player.address, service.unprivilegedPort);
  return service.unprivilegedPort;
}

const listen = (server: Server, host: string, port: number): Promise<NodeJS.ErrnoException | undefined> =>
  new Promise((resolve) => {
    const failed = (error: NodeJS.ErrnoException): void => resolve(error);
    server.once('error', failed);
    server.listen({ host, port }, () => {
      server.off('error', failed);
      resolve(undefined);
    });
  });

function asTonewallError(error: NodeJS.ErrnoException, host: string, port: number): TonewallError {
  const code = error.code === 'EADDRNOTAVAIL' ? 'address-unavailable' : 'address-in-use';
  return new TonewallError(code, `TCP ${host}:${port} could not be taken: ${error.code ?? error.message}`, {
    cause: error,
  });
}
