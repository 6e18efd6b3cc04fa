import { connect } from 'node:net';
import { expect, it } from 'vitest';
import { silentLog } from '../../ports/log.ts';
import { samplePlayer } from '../rig/sample.ts';
import { realClock } from '../rig/ports.ts';
import { createLoginDoor, type LoginVisit } from './login-door.ts';
import { LOGIN_SERVICES } from './services.ts';

const PLAYER = samplePlayer({ address: '127.35.6.1' });

/** What comes until the other side closes or nothing more does for a while. */
const listenTo = (port: number, say = ''): Promise<{ text: string; closed: boolean }> =>
  new Promise((resolve) => {
    const chunks: Buffer[] = [];
    const finish = (closed: boolean) => resolve({ text: Buffer.concat(chunks).toString('latin1'), closed });
    const socket = connect({ host: PLAYER.address, port }, () => socket.write(say));
    socket.setTimeout(150, () => {
      finish(false);
      socket.destroy();
    });
    socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    socket.on('error', () => finish(true));
    socket.on('close', () => finish(true));
  });

const connectTo = (port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    connect({ host: PLAYER.address, port }, resolve).on('error', reject);
  });

it.each([
  ['ssh', 42_022, /^SSH-2\.0-dropbear_/],
  ['telnet', 42_023, /login: $/],
])('%s greets and lets nobody in', async (name, port, greeting) => {
  const service = LOGIN_SERVICES.find((candidate) => candidate.name === name);
  if (!service) throw new Error('unknown service');
  const seen: [isGreeted: boolean, typed: string][] = [];
  const onVisit =
    ({ isGreeted }: LoginVisit) =>
    (typed: string) =>
      void seen.push([isGreeted, typed]);
  const door = createLoginDoor({ player: PLAYER, service, clock: realClock, log: silentLog, port, onVisit });
  await door.open();
  expect((await listenTo(port)).text).toMatch(greeting);
  expect(await listenTo(port, 'root\r\n')).toMatchObject({ closed: false });
  expect(await listenTo(port, 'x'.repeat(2000))).toMatchObject({ closed: true });
  PLAYER.power = 'vanished';
  expect(await listenTo(port)).toEqual({ text: '', closed: true });
  PLAYER.power = 'on';
  await door.close();
  await expect(connectTo(port)).rejects.toThrow('ECONNREFUSED');
  expect(seen).toEqual([
    [true, ''],
    [true, 'root\r\n'],
    [true, 'x'.repeat(512)],
  ]);
});
