/**
 * TLS on connections that came in. What could go wrong: a peer that never speaks or speaks something else (a deadline over
 * the handshake; the socket is torn down), old versions (refused), a key that is asked of the disk for each connection
 * (read once for each identity). Proven in `tls-server.test.ts`.
 */
import type { Socket } from 'node:net';
import { createSecureContext, type SecureContext, TLSSocket } from 'node:tls';
import { ConnectFailure, type Stream } from '../ports/net.ts';
import type { TlsIdentity, TlsServer } from '../ports/tls-server.ts';
import { SocketStream } from './stream.ts';

export function nodeTlsServer(): TlsServer {
  const contexts = new WeakMap<TlsIdentity, SecureContext>();
  return {
    secure: (stream, identity, timeoutMs) => {
      const known = contexts.get(identity) ?? contextOf(identity);
      contexts.set(identity, known);
      if (!(stream instanceof SocketStream)) throw new Error('only a socket of this machine can carry TLS');
      return shake(stream.release(), { context: known, timeoutMs, stream });
    },
  };
}

const contextOf = ({ key, chain }: TlsIdentity): SecureContext =>
  createSecureContext({ key, cert: chain, minVersion: 'TLSv1.2' });

function shake(
  carrier: Socket,
  {
    context,
    timeoutMs,
    stream,
  }: { readonly context: SecureContext; readonly timeoutMs: number; readonly stream: Stream },
): Promise<Stream> {
  return new Promise((resolve, reject) => {
    const socket = new TLSSocket(carrier, {
      isServer: true,
      secureContext: context,
      ALPNProtocols: ['http/1.1'],
    });
    const fail = (reason: 'timeout' | 'tls', message: string): void => {
      clearTimeout(timer);
      // What still goes wrong with it concerns nobody.
      socket.on('error', () => {});
      socket.destroy();
      carrier.destroy();
      reject(new ConnectFailure(reason, message));
    };
    const timer = setTimeout(() => fail('timeout', `no handshake within ${timeoutMs} ms`), timeoutMs);
    const onError = (error: Error): void => fail('tls', error.message);
    const onClose = (): void => fail('tls', 'the connection closed inside the handshake');
    socket.once('error', onError);
    socket.once('close', onClose);
    socket.once('secure', () => {
      clearTimeout(timer);
      socket.off('error', onError).off('close', onClose);
      resolve(new SocketStream(socket, { remote: stream.remote }));
    });
  });
}
