import { join } from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { labCapability } from './capability.ts';
import { journalOf, startGuard, startHelper } from './discovery-lab.ts';
import { type GatewayLab, must, walledLab } from './gateway.ts';
import { inLab } from './in-lab.ts';
import { scriptPath } from './lab.ts';
import type { LabProcess } from './process.ts';
import { TONEWALL } from './tonewall.ts';

/** A player that fetches from the internet and knocks where it may not; then a guard that looks at what the kernel counts. */
let lab: GatewayLab;
const KITCHEN = '10.0.30.21';
const SERVER = '198.51.100.9';
const PHONE = '10.0.10.5';

inLab({
  build: async () => {
    lab = await walledLab();
    await lab.hosts.server.start(
      process.execPath,
      [scriptPath('listen.ts'), JSON.stringify({ host: SERVER, port: 80 })],
      { ready: 'listening' },
    );
  },
  close: () => lab?.close(),
  timeoutMs: 120_000,
});

async function status(...flags: readonly string[]): Promise<string> {
  const args = [TONEWALL, 'firewall', 'status', lab.config, ...flags];
  return (await lab.hosts.router.run(process.execPath, args)).stdout;
}

const playersIn = (text: string): readonly unknown[] => Object(JSON.parse(text)).players;

it('tells nothing of players that have sent nothing', async () => {
  expect(playersIn(await status('--json'))).toEqual([]);
});

it('counts what a player sent, which connections it began, and what was refused', async () => {
  const request = 'GET /music HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n';
  for (let count = 0; count < 2; count += 1)
    expect(await lab.hosts.kitchen.script('exchange.ts', { host: SERVER, port: 80, request })).toMatchObject({
      status: 200,
    });
  const knock = `const s=require('dgram').createSocket('udp4');(async()=>{for(let i=0;i<5;i+=1)await new Promise((r)=>s.send('x',9,'${PHONE}',r));s.close()})()`;
  await must(lab.hosts.kitchen, process.execPath, '-e', knock);
  const [counted] = playersIn(await status('--json')) as readonly Record<string, unknown>[];
  // One byte, 8 of UDP, 20 of IPv4.
  expect(counted).toMatchObject({
    address: KITCHEN,
    connections: 2,
    refused: { packets: 5, bytes: 5 * 29 },
  });
  const { packets, bytes } = Object(counted?.['sent']);
  // At the least a SYN, an ACK and the request of each; a connection that ends says so.
  expect(packets).toBeGreaterThanOrEqual(6);
  expect(bytes).toBeGreaterThan(2 * request.length + 40 * packets);
  expect(await status()).toContain(
    `${KITCHEN}  sent ${packets} packets (${bytes} bytes) in 2 connections, refused 5 packets (145 bytes)\n`,
  );
});

/** Some 80 a second, below what the firewall cuts off; from the first port on. */
const knocking = (ports: number): string => `
const socket = require('dgram').createSocket('udp4');
let port = 1;
const timer = setInterval(() => {
  for (let count = 0; count < 4 && port <= ${ports}; count += 1) socket.send('x', port++, '${PHONE}');
  if (port > ${ports}) { clearInterval(timer); setTimeout(() => socket.close(), 200); }
}, 50);`;

/** To a group that nobody here listens to, and to this computer over IPv6. */
const ELSEWHERE = `
const { createSocket } = require('dgram');
(async () => {
  for (const [kind, to] of [['udp4', '239.1.2.3'], ['udp6', 'ff02::1%eth0']]) {
    const socket = createSocket(kind);
    for (let count = 0; count < 20; count += 1) await new Promise((sent, failed) => socket.send('x', 9, to, (why) => (why ? failed(why) : sent())));
    socket.close();
  }
})();`;

describe('a guard that runs', () => {
  let helper: LabProcess;
  let guard: LabProcess;
  const house = () => ({ ...lab, stateFolder: join(lab.folder, 'state') });

  beforeAll(async () => {
    if (labCapability() !== undefined) return;
    helper = await startHelper(house());
    guard = await startGuard(house());
  }, 120_000);

  /** By the owner of the state folder, whom the kernel shows nothing: without a capability nft is refused. */
  const told = (...flags: readonly string[]): Promise<string> => {
    const args = ['status', lab.config, '--state', house().stateFolder, ...flags];
    return must(lab.hosts.router, 'setpriv', '--bounding-set=-all', process.execPath, TONEWALL, ...args);
  };
  const traffic = async () => Object(JSON.parse(await told('--json'))).traffic;
  const written = async (kind: string): Promise<readonly unknown[]> =>
    (await journalOf(house(), kind)).map(({ facts }) => facts);
  const knock = async (ports: number): Promise<void> => {
    const args = ['-e', knocking(ports)];
    expect((await lab.hosts.kitchen.run(process.execPath, args, { timeoutMs: 90_000 })).code).toBe(0);
  };
  const elsewhere = (): Promise<string> => must(lab.hosts.kitchen, process.execPath, '-e', ELSEWHERE);
  /** How often the guard said that nobody counts. */
  const complaints = (): number => guard.output().split('what players send is not counted').length - 1;
  const shows = (expected: object): Promise<void> =>
    vi.waitFor(async () => expect(await traffic()).toMatchObject(expected), {
      timeout: 60_000,
      interval: 1000,
    });

  it('tells what was sent since it began to look, and of nothing before, nor of groups and IPv6', async () => {
    await shows({ works: true, players: [{}] });
    expect((await traffic()).players).toEqual([
      { room: 'Kitchen', address: KITCHEN, sent: 0, sentBytes: 0, begun: 0, refused: 0, knocks: false },
    ]);
    await knock(200);
    await elsewhere();
    await shows({ players: [{ room: 'Kitchen', refused: 200, knocks: false }] });
    expect(Object(JSON.parse(await told('--json'))).rules).toBe('forbidden');
    expect(await told()).toMatch(/\n {2}Kitchen {2}0 packets \(0 bytes\) +0 +200 packets\n/);
    expect(await written('player-knocks')).toEqual([]);
  });

  it('goes on with what was counted before another program took the rules away, and writes that down', async () => {
    await must(lab.hosts.router, 'nft', 'flush', 'ruleset');
    await vi.waitFor(async () => expect(await status()).toContain('are those of the configuration'), {
      timeout: 10_000,
    });
    await knock(100);
    await shows({ players: [{ refused: 300 }] });
    expect(await written('rules-put-back')).toEqual([{ times: 1 }]);
    expect((await traffic()).players[0]).toMatchObject({ room: 'Kitchen', sent: 0, knocks: false });
  });

  it('tells within seconds of a player that knocks slowly at many ports, and the firewall cuts nobody off', async () => {
    await knock(1000);
    await guard.waitFor('A PLAYER KEEPS TRYING WHAT IT MAY NOT', 30_000);
    const [facts, ...more] = await written('player-knocks');
    expect([facts, more]).toEqual([
      expect.objectContaining({ address: KITCHEN, room: 'Kitchen', sent: 0, begun: 0 }),
      [],
    ]);
    expect(Object(facts).refused).toBeGreaterThanOrEqual(1000);
    await shows({ players: [{ refused: 1300, knocks: true }] });
    expect(await told()).toContain('Kitchen KEEPS TRYING WHAT IT MAY NOT');
    expect([await written('player-knocks'), await written('player-cut-off')]).toEqual([[facts], []]);
  });

  it('says once that the helper is gone, goes on, and goes on counting with the next', async () => {
    const before = complaints();
    await helper.stop();
    await vi.waitFor(() => expect(complaints()).toBe(before + 1), { timeout: 60_000, interval: 200 });
    expect(await told()).toContain('IT IS NOT COUNTED NOW');
    await startHelper(house());
    await knock(50);
    await shows({ works: true, players: [{ refused: 1350 }] });
    expect(complaints()).toBe(before + 1);
  });

  it('writes what was refused when it ends', async () => {
    expect(await written('player-traffic')).toEqual([]);
    await guard.stop();
    const [facts, ...more] = await written('player-traffic');
    expect([facts, more]).toEqual([
      expect.objectContaining({ address: KITCHEN, room: 'Kitchen', sent: 0, begun: 0, refused: 1350 }),
      [],
    ]);
    const { from, to } = Object(facts);
    expect(from).toBeLessThan(to);
    expect(to).toBeLessThanOrEqual(Date.now());
  });
});
