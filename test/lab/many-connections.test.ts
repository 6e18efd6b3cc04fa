import { expect, it } from 'vitest';
import { type GatewayLab, gatewayLab, must } from './gateway.ts';
import { inLab } from './in-lab.ts';
import { scriptPath } from './lab.ts';
import type { LabProcess } from './process.ts';
import { TONEWALL } from './tonewall.ts';

/** A player holds connections to the guard without end, and begins them slowly enough that it is not cut off for that. */
const [KITCHEN, BAR, ROUTER] = ['10.0.30.21', '10.0.30.22', '10.0.30.1'];
/** Where players tell of events. */
const EVENTS = 21_399;
const MOST = 1024;
const LISTENER = `require('net').createServer((socket) => socket.on('error', () => {}).resume()).listen(${EVENTS}, () => console.log('listening'))`;

let lab: GatewayLab;

inLab({
  build: async () => {
    lab = await gatewayLab();
    const { kitchen, router } = lab.hosts;
    await must(kitchen, 'ip', 'address', 'add', `${BAR}/24`, 'dev', 'eth0');
    await must(router, process.execPath, TONEWALL, 'firewall', 'apply', lab.config);
    await router.start(process.execPath, ['-e', LISTENER], { ready: 'listening' });
  },
  close: () => lab?.close(),
});

async function holding(from: string, count: number): Promise<LabProcess> {
  const input = JSON.stringify({ from, host: ROUTER, port: EVENTS, count });
  const args = [scriptPath('hold-many.ts'), input];
  return lab.hosts.kitchen.start(process.execPath, args, { ready: 'held=', timeoutMs: 120_000 });
}

/** Of so many how many it has. */
async function holds(from: string, count: number): Promise<number> {
  const held = await holding(from, count);
  await held.stop();
  return heldBy(held);
}

const heldBy = (held: LabProcess): number => Number(/held=(\d+)/.exec(held.output())?.[1]);

it('of connections to this computer a player has 1024 at once, another has its own, and with the end of them it may begin others', async () => {
  const kitchen = await holding(KITCHEN, MOST + 20);
  expect(heldBy(kitchen)).toBe(MOST);
  expect(await holds(BAR, 20)).toBe(20);
  expect(await holds(KITCHEN, 1)).toBe(0);
  const cut = await must(lab.hosts.router, 'nft', 'list', 'set', 'inet', 'tonewall', 'cut');
  expect(cut).not.toContain(KITCHEN);
  await kitchen.stop();
  await expect.poll(() => holds(KITCHEN, 20), { timeout: 60_000 }).toBe(20);
}, 240_000);
