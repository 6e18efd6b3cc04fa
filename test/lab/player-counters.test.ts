import { expect, it } from 'vitest';
import { type GatewayLab, gatewayLab, must } from './gateway.ts';
import { inLab } from './in-lab.ts';
import { scriptPath } from './lab.ts';
import { TONEWALL } from './tonewall.ts';

/** A player that fetches from the internet and knocks where it may not. */
let lab: GatewayLab;
const KITCHEN = '10.0.30.21';
const SERVER = '198.51.100.9';
const PHONE = '10.0.10.5';

inLab({
  build: async () => {
    lab = await gatewayLab();
    await must(lab.hosts.router, process.execPath, TONEWALL, 'firewall', 'apply', lab.config);
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
