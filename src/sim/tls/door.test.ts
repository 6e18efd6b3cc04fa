import { createServer, type Server } from 'node:http';
import { connect as connectTcp } from 'node:net';
import { connect, type TLSSocket } from 'node:tls';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { silentLog } from '../../ports/log.ts';
import { sampleHousehold, samplePlayer, sampleWorld } from '../rig/sample.ts';
import { createTlsAuthority } from './authority.ts';
import type { Listener } from '../server/listener.ts';
import { createTlsDoor, type TlsFailure } from './door.ts';

const S2 = samplePlayer({ address: '127.35.3.1' });
const S1 = samplePlayer({ id: 'RINCON_000E58A0000201400', address: '127.35.3.2', build: '57.23-74170' });
let server: Server;
let doors: Listener[];
let failures: TlsFailure[];

beforeAll(async () => {
  const world = sampleWorld(sampleHousehold([S2, S1]));
  const authority = createTlsAuthority(world);
  server = createServer((request, response) => {
    response.end(`${request.method} ${request.url}`);
  });
  failures = [];
  const shared = {
    authority,
    clock: world.clock,
    log: silentLog,
    admit: () => true,
    serve: (secured: TLSSocket) => server.emit('connection', secured),
    onFailure: (_carrier: unknown, failure: TlsFailure) => void failures.push(failure),
  };
  doors = [
    createTlsDoor({ ...shared, player: S2, port: 1443 }),
    createTlsDoor({ ...shared, player: S1, port: 1443 }),
    createTlsDoor({ ...shared, player: S2, port: 1843, membersOnly: true }),
  ];
  await Promise.all(doors.map((door) => door.open()));
});

afterAll(async () => {
  await Promise.all(doors.map((door) => door.close()));
});

const handshake = (host: string, options: object = {}): Promise<TLSSocket> =>
  new Promise((resolve, reject) => {
    const socket = connect({ host, port: 1443, rejectUnauthorized: false, ...options }, () =>
      resolve(socket),
    );
    socket.on('error', reject);
  });

it('presents a chain of its own: the player and an authority that nobody knows', async () => {
  const socket = await handshake(S2.address);
  const leaf = socket.getPeerCertificate(true);
  expect({
    authorized: socket.authorized,
    subject: leaf.subject.CN,
    names: leaf.subjectaltname,
    issuer: leaf.issuer.CN,
    rootIssuer: leaf.issuerCertificate.issuer.CN,
    bits: leaf.bits,
    protocol: socket.getProtocol(),
  }).toEqual({
    authorized: false,
    subject: 'RINCON_000E58A0000101400',
    names: 'IP Address:127.35.3.1',
    issuer: 'Simulated Device Authority',
    rootIssuer: 'Simulated Device Authority',
    bits: 2048,
    protocol: 'TLSv1.2',
  });
  socket.destroy();
});

it('is the same HTTP server behind TLS, and the same certificate each time', async () => {
  const fingerprints = new Set<string>();
  for (const path of ['/status/zp', '/info']) {
    const socket = await handshake(S2.address);
    fingerprints.add(socket.getPeerCertificate().fingerprint256);
    socket.write(`GET ${path} HTTP/1.1\r\nHost: ${S2.address}:1443\r\nConnection: close\r\n\r\n`);
    const chunks: Buffer[] = [];
    for await (const chunk of socket) chunks.push(chunk);
    expect(Buffer.concat(chunks).toString()).toContain(`GET ${path}`);
  }
  expect(fingerprints.size).toBe(1);
});

// docs.sonos.com, connected-home-security
it('S1 does not offer CHACHA20, S2 does', async () => {
  const chacha = { ciphers: 'ECDHE-RSA-CHACHA20-POLY1305', maxVersion: 'TLSv1.2' };
  const socket = await handshake(S2.address, chacha);
  expect(socket.getCipher().name).toBe('ECDHE-RSA-CHACHA20-POLY1305');
  socket.destroy();
  await expect(handshake(S1.address, chacha)).rejects.toThrow(/handshake failure|SSL alert/i);
});

it('1843 turns away who is no member of the household', async () => {
  const outcome = await new Promise<string>((resolve) => {
    const socket = connect({ host: S2.address, port: 1843, rejectUnauthorized: false });
    socket.on('secureConnect', () => socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n'));
    socket.on('data', () => resolve('answered'));
    socket.on('error', () => resolve('closed'));
    socket.on('close', () => resolve('closed'));
  });
  expect(outcome).toBe('closed');
});

/** Connects, says something, and waits until the player closes; with nothing to say it leaves. */
const say = (port: number, bytes: string | Buffer): Promise<void> =>
  new Promise((resolve) => {
    const socket = connectTcp({ host: S2.address, port }, () =>
      bytes.length > 0 ? socket.write(bytes) : socket.end(),
    );
    socket.on('close', () => resolve());
    socket.on('error', () => {});
    socket.resume();
  });

it('tells of those who came to no handshake', async () => {
  failures = [];
  await say(1443, 'GET / HTTP/1.1\r\n\r\n');
  await say(1443, '');
  // A handshake record with a message of no known type (RFC 5246 §7.4).
  await say(1443, Buffer.from([22, 3, 1, 0, 4, 99, 0, 0, 0]));
  expect(failures).toEqual([
    { outcome: 'no-tls', bytes: Buffer.from('GET / HTTP/1.1\r\n\r\n') },
    { outcome: 'gone' },
    { outcome: 'no-handshake' },
  ]);
});

it('closes and opens again', async () => {
  const [door] = doors;
  await door?.close();
  await expect(handshake(S2.address)).rejects.toThrow('ECONNREFUSED');
  await door?.open();
  (await handshake(S2.address)).destroy();
});
