/**
 * Dials a file server as a player does when it is told to play `x-file-cifs://host/…`: this is how an attacker makes an unpatched player
 * meet a hostile SMB server. Only the first message is sent; the share is never read. Guarded like streams. Proven in `fetcher.test.ts`.
 */
import { connect } from 'node:net';
import type { MediaOutcome } from '../world.ts';
import { isAllowedHost } from './allowed.ts';

const SMB_PORT = 445;
const DIAL_MS = 3000;

/** SMB2 NEGOTIATE for dialects 2.0.2 and 2.1 ([MS-SMB2] §2.2.1.2, §2.2.3), in its NetBIOS frame. */
function negotiate(): Buffer {
  const header = Buffer.alloc(64);
  header.write('\u00feSMB', 0, 'latin1');
  header.writeUInt16LE(64, 4);
  const body = Buffer.alloc(40);
  body.writeUInt16LE(36, 0);
  body.writeUInt16LE(2, 2);
  body.writeUInt16LE(1, 4);
  body.writeUInt16LE(0x0202, 36);
  body.writeUInt16LE(0x0210, 38);
  const frame = Buffer.alloc(4);
  frame.writeUInt32BE(header.length + body.length);
  return Buffer.concat([frame, header, body]);
}

export interface ShareRequest {
  /** `smb://host/…`. */
  readonly url: string;
  readonly signal: AbortSignal;
  /** The player comes from its own address. */
  readonly localAddress: string;
  readonly port?: number | undefined;
}

export function dialShare({
  url,
  signal,
  localAddress,
  port = SMB_PORT,
}: ShareRequest): Promise<MediaOutcome> {
  const host = /^smb:\/\/([^/]+)/.exec(url)?.[1] ?? '';
  if (!isAllowedHost(host))
    return Promise.resolve({ kind: 'failed', reason: 'the address is not a private one' });
  return new Promise((resolve) => {
    const socket = connect({ host, port, localAddress, timeout: DIAL_MS });
    const end = (reason: string): void => {
      socket.destroy();
      resolve({ kind: 'failed', reason });
    };
    socket.on('connect', () => socket.write(negotiate()));
    socket.on('data', () => end('simulated players read no shares'));
    socket.on('timeout', () => end('no answer'));
    socket.on('error', (error) => end(error.message));
    socket.on('close', () => end('closed'));
    signal.addEventListener('abort', () => end('no longer wanted'), { once: true });
  });
}
