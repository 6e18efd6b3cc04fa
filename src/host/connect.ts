/**
 * Opens TCP and TLS streams. What could go wrong: a peer that never answers (a deadline covers TCP and TLS together), one
 * that answers with endless bytes (streams are read only when asked), a TLS peer that is not who it says.
 * Certificates are not verified, on purpose: players present chains that no public authority signed. What was presented is
 * reported as evidence and nothing secret is ever sent. Proven in `net.test.ts`.
 */
import { connect as connectTcp, type Socket } from 'node:net';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import {
  ConnectFailure,
  type ConnectFailureReason,
  type ConnectOptions,
  type Stream,
  type TlsFacts,
} from '../ports/net.ts';
import { SocketStream } from './stream.ts';

export function connect(options: ConnectOptions): Promise<Stream> {
  return new Promise((resolve, reject) => {
    const socket = open(options);
    const remote = { host: options.host, port: options.port };
    const fail = (reason: ConnectFailureReason, message: string): void => {
      finish();
      // What still goes wrong with it concerns nobody.
      socket.on('error', () => {});
      socket.destroy();
      reject(new ConnectFailure(reason, message));
    };
    const timer = setTimeout(
      () => fail('timeout', `no connection within ${options.timeoutMs} ms`),
      options.timeoutMs,
    );
    const onError = (error: NodeJS.ErrnoException): void => fail(reasonOf(error), error.message);
    const onAbort = (): void => fail('aborted', 'no longer wanted');
    const finish = (): void => {
      clearTimeout(timer);
      socket.off('error', onError);
      options.signal?.removeEventListener('abort', onAbort);
    };
    socket.once('error', onError);
    socket.once(options.tls ? 'secureConnect' : 'connect', () => {
      finish();
      const tls = options.tls && tlsFacts(socket);
      resolve(new SocketStream(socket, { remote, ...(tls ? { tls } : {}) }));
    });
    options.signal?.addEventListener('abort', onAbort, { once: true });
    if (options.signal?.aborted) onAbort();
  });
}

function open({ host, port, localAddress, tls }: ConnectOptions): Socket {
  const to = { host, port, ...(localAddress ? { localAddress } : {}) };
  if (!tls) return connectTcp(to);
  return connectTls({
    ...to,
    rejectUnauthorized: false,
    minVersion: 'TLSv1.2',
    ...(tls.alpn ? { ALPNProtocols: [...tls.alpn] } : {}),
  });
}

const isTls = (socket: Socket): socket is TLSSocket => 'getPeerX509Certificate' in socket;

function tlsFacts(socket: Socket): TlsFacts | undefined {
  if (!isTls(socket)) return undefined;
  const chain: Uint8Array[] = [];
  const seen = new Set<string>();
  // The root names itself as its issuer: stop there, and at any length that no real chain has.
  for (
    let at = socket.getPeerCertificate(true);
    at?.raw && !seen.has(at.fingerprint256) && chain.length < 8;
    at = at.issuerCertificate
  ) {
    seen.add(at.fingerprint256);
    chain.push(at.raw);
  }
  return { protocol: socket.getProtocol() ?? 'unknown', cipher: socket.getCipher().standardName, chain };
}

function reasonOf(error: NodeJS.ErrnoException): ConnectFailureReason {
  const code = error.code ?? '';
  if (code === 'ECONNREFUSED') return 'refused';
  if (code === 'ETIMEDOUT') return 'timeout';
  if (['EHOSTUNREACH', 'ENETUNREACH', 'EHOSTDOWN', 'EADDRNOTAVAIL'].includes(code)) return 'unreachable';
  if (code.startsWith('ERR_SSL') || code.startsWith('ERR_TLS') || code === 'EPROTO') return 'tls';
  return 'other';
}
