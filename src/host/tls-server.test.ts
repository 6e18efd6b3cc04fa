import { once } from 'node:events';
import { connect as connectTcp } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { knownAddress as ip } from '../base/address.ts';
import { makeAuthority } from '../guard/local-api/certificates/issue.ts';
import { ConnectFailure, type Listener, type Stream } from '../ports/net.ts';
import type { TlsIdentity } from '../ports/tls-server.ts';
import { nodeClock } from './clock.ts';
import { nodeNet } from './net.ts';
import { nodeRandom } from './random.ts';
import { nodeTlsServer } from './tls-server.ts';

const host = ip('127.32.14.1');
const open: Listener[] = [];
let identity: TlsIdentity;

beforeAll(async () => {
  const { certificate, key } = await makeAuthority({ clock: nodeClock(), random: nodeRandom() });
  identity = { key, chain: certificate };
});
afterEach(() => Promise.all(open.splice(0).map((listener) => listener.close())));

const tls = nodeTlsServer();

/** What becomes of the next connection. */
async function served(
  timeoutMs = 2000,
): Promise<{ readonly port: number; readonly stream: Promise<Stream> }> {
  const { promise, resolve, reject } = Promise.withResolvers<Stream>();
  const listener = await nodeNet().listen({ host, port: 0 }, (stream) => {
    tls.secure(stream, identity, timeoutMs).then(resolve, reject);
  });
  open.push(listener);
  promise.catch(() => {});
  return { port: listener.local.port, stream: promise };
}

it('carries bytes both ways, and tells where they come from', async () => {
  const { port, stream } = await served();
  const options = { host, port, rejectUnauthorized: false, localAddress: '127.32.14.2' };
  const client = connectTls(options);
  client.write('hello');
  const server = await stream;
  const heard = Buffer.from((await server.read()) ?? '').toString();
  await server.write('world');
  const [answer] = await once(client, 'data');
  client.destroy();
  expect([heard, String(answer), server.remote.host, await server.read().catch(() => undefined)]).toEqual([
    'hello',
    'world',
    '127.32.14.2',
    undefined,
  ]);
});

it.each([
  ['TLS 1.1', { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' }],
] as const)('refuses %s', async (_, versions) => {
  const { port, stream } = await served();
  connectTls({ host, port, rejectUnauthorized: false, ...versions }).on('error', () => {});
  await expect(stream).rejects.toMatchObject({ reason: 'tls' });
});

it('gives up on who speaks something else, and on who is silent', async () => {
  const [other, silent] = [await served(), await served(100)];
  const first = connectTcp({ host, port: other.port }).on('error', () => {});
  first.write('GET / HTTP/1.1\r\n\r\n');
  await expect(other.stream).rejects.toBeInstanceOf(ConnectFailure);
  const second = connectTcp({ host, port: silent.port }).on('error', () => {});
  await expect(silent.stream).rejects.toMatchObject({ reason: 'timeout' });
  first.destroy();
  second.destroy();
});
