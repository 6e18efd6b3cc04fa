import type { Socket } from 'node:net';
import { TonewallError } from '../../base/errors.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import { createListener, type Listener } from '../server/listener.ts';
import type { PlayerState } from '../state/player.ts';
import type { LoginService } from './services.ts';

/*
 * What could go wrong: a login that lets somebody in. What guards it: there is nothing behind it. The door greets, reads
 * at most a few hundred bytes, and closes. Proof: login-door.test.ts.
 */

const MAX_BYTES = 512;
const OPEN_MS = 10_000;
/** More at once are closed. */
const MAX_CONNECTIONS = 8;

export interface LoginDoorOptions {
  readonly player: PlayerState;
  readonly service: LoginService;
  readonly clock: Clock;
  readonly log: Log;
  /** From the household file; the real port when absent. */
  readonly port?: number;
  /** Told of each connection when it comes; what is given back is told what was typed when it ends. */
  readonly onVisit?: (visit: LoginVisit) => (typed: string) => void;
}

export interface LoginVisit {
  readonly peer: { readonly address: string; readonly port: number };
  readonly isGreeted: boolean;
}

/**
 * The door of a login service. Without privilege for the real port, or where the machine's own login service has it, it
 * takes the other one, says so in the log, and stays there.
 */
export function createLoginDoor(options: LoginDoorOptions): Listener {
  const { player, service, port } = options;
  const at = (number: number): Listener =>
    createListener({ address: player.address, port: number, onSocket: createGreeter(options) });
  let listener = at(port ?? service.port);
  return {
    open: async () => {
      try {
        await listener.open();
      } catch (cause) {
        if (port !== undefined || !isTaken(cause)) throw cause;
        listener = at(service.unprivilegedPort);
        await listener.open();
        sayWhere(options);
      }
    },
    close: () => listener.close(),
  };
}

const isTaken = (cause: unknown): boolean =>
  cause instanceof TonewallError && cause.code === 'address-in-use';

const sayWhere = ({ log, player, service }: LoginDoorOptions): void =>
  log.warn('a login service is on another port, for the real one cannot be had', {
    player: player.id,
    service: service.name,
    port: service.unprivilegedPort,
  });

function createGreeter(options: LoginDoorOptions): (socket: Socket) => void {
  let count = 0;
  return (socket) => {
    const peer = { address: socket.remoteAddress ?? '', port: socket.remotePort ?? 0 };
    const isGreeted = options.player.power === 'on' && count < MAX_CONNECTIONS;
    const ended = options.onVisit?.({ peer, isGreeted });
    if (!isGreeted) {
      socket.destroy();
      return;
    }
    count += 1;
    socket.once('close', () => (count -= 1));
    listen(socket, options, (typed) => ended?.(typed));
  };
}

function listen(socket: Socket, { service, clock }: LoginDoorOptions, onEnd: (typed: string) => void): void {
  const timer = clock.after(OPEN_MS, () => socket.destroy(), { unref: true });
  let typed = Buffer.alloc(0);
  socket.on('data', (bytes: Buffer) => {
    typed = Buffer.concat([typed, bytes.subarray(0, MAX_BYTES + 1)]);
    if (typed.length > MAX_BYTES) socket.destroy();
  });
  socket.once('close', () => {
    timer.cancel();
    onEnd(typed.subarray(0, MAX_BYTES).toString('latin1'));
  });
  socket.write(service.greeting);
}
