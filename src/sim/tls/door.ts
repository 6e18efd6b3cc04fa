import type { Socket } from 'node:net';
import { createSecureContext, TLSSocket, type SecureContext } from 'node:tls';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { TrafficOutcome } from '../recorder/traffic.ts';
import { createListener, type Listener } from '../server/listener.ts';
import type { PlayerState } from '../state/player.ts';
import type { TlsAuthority } from './authority.ts';
import { readFirst } from './first-bytes.ts';
import { tlsProfile } from './suites.ts';

/*
 * What could go wrong: clients that connect and never speak TLS pile up. What guards it: they count among the player's
 * connections, and a handshake has ten seconds (`TimeOut 10` of the players' server, 57.10). Proof: door.test.ts.
 */

const HANDSHAKE_MS = 10_000;

export interface TlsDoorOptions {
  readonly player: PlayerState;
  readonly authority: TlsAuthority;
  readonly clock: Clock;
  readonly log: Log;
  readonly port: number;
  /** Port 1843 is for members of the household: who has no certificate of the authority's is turned away. */
  readonly membersOnly?: boolean;
  /** Whether a new connection may stay; one that may not is closed by then. */
  readonly admit: (carrier: Socket) => boolean;
  /** Takes a connection over after its handshake: behind TLS is the same server as on 1400 (28.1, 36.4). */
  readonly serve: (secured: TLSSocket, carrier: Socket) => void;
  /** Told of each connection that came to no handshake. */
  readonly onFailure?: (carrier: Socket, failure: TlsFailure) => void;
}

export interface TlsFailure {
  readonly outcome: TrafficOutcome;
  /** What was said instead of TLS. */
  readonly bytes?: Uint8Array;
}

/** A TLS port on the player's address. */
export function createTlsDoor(options: TlsDoorOptions): Listener {
  const { player, log, port } = options;
  let context: Promise<SecureContext> | undefined;
  const accept = async (carrier: Socket): Promise<void> => {
    context ??= makeContext(options);
    await shake(options, carrier, await context);
  };
  const onSocket = (carrier: Socket): void => {
    if (!options.admit(carrier)) return;
    accept(carrier).catch((cause: unknown) => {
      log.warn('a TLS door failed', { player: player.id, cause: String(cause) });
      carrier.destroy();
    });
  };
  return createListener({ address: player.address, port, paused: true, onSocket });
}

/** One handshake; the connection is served, or closed and told of. */
async function shake(options: TlsDoorOptions, carrier: Socket, secureContext: SecureContext): Promise<void> {
  const { clock, membersOnly = false, serve } = options;
  let isOver = false;
  const fail = (failure: TlsFailure): void => {
    carrier.destroy();
    if (!isOver) options.onFailure?.(carrier, failure);
    isOver = true;
  };
  const timer = clock.after(HANDSHAKE_MS, () => fail({ outcome: 'idle' }), { unref: true });
  carrier.once('close', () => {
    timer.cancel();
    fail({ outcome: 'gone' });
  });
  const first = await readFirst(carrier);
  if (!first) fail({ outcome: 'gone' });
  else if (first[0] !== HANDSHAKE_RECORD) fail({ outcome: 'no-tls', bytes: first });
  if (isOver) return;
  const secured = new TLSSocket(carrier, {
    isServer: true,
    secureContext,
    requestCert: membersOnly,
    rejectUnauthorized: membersOnly,
  });
  secured.once('secure', () => {
    timer.cancel();
    if (membersOnly && !secured.authorized) return fail({ outcome: 'no-certificate' });
    isOver = true;
    serve(secured, carrier);
  });
  secured.on('error', ({ code = '' }: NodeJS.ErrnoException) =>
    fail({ outcome: code.includes('CERTIFICATE') ? 'no-certificate' : 'no-handshake' }),
  );
}

/** Content type of the first record (RFC 5246 §6.2.1). */
const HANDSHAKE_RECORD = 22;

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
