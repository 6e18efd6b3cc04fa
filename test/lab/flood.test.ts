import { expect, it, vi } from 'vitest';
import { getVolume, statusOf } from './call.ts';
import { type DiscoveryLab, discoveryLab, PLAYERS } from './discovery-lab.ts';
import { must } from './gateway.ts';
import { inLab } from './in-lab.ts';
import { TONEWALL } from './tonewall.ts';

/** A player that was taken over: it knocks at many ports and addresses of people, by datagrams and by SYNs. */
let lab: DiscoveryLab;

inLab({
  build: async () => {
    lab = await discoveryLab();
  },
  close: () => lab?.close(),
  timeoutMs: 120_000,
});

const DATAGRAMS = `
const socket = require('dgram').createSocket('udp4');
socket.bind(0, process.argv[1], async () => {
  for (let count = 0; count < 3000; count += 1)
    await new Promise((resolve) => socket.send('x', 1 + count, '10.0.10.' + (2 + (count % 200)), resolve));
  socket.close();
});`;
/** To this computer, which a player may ask for names. */
const NAMES = DATAGRAMS.replace("1 + count, '10.0.10.' + (2 + (count % 200))", "53, '10.0.30.1'");
const SYNS = `
const { connect } = require('net');
for (let count = 0; count < 1000; count += 1) {
  const socket = connect({ host: '10.0.10.' + (2 + (count % 200)), port: 80, localAddress: process.argv[1] });
  socket.on('error', () => {});
}
setTimeout(() => process.exit(), 1500);`;

const flood = (player: string, program: string): Promise<string> =>
  must(lab.hosts.players, process.execPath, '-e', program, player);

const cutOff = async (): Promise<readonly string[]> => {
  const listing = await must(lab.hosts.router, 'nft', 'list', 'set', 'inet', 'tonewall', 'cut');
  return [...(listing.match(/10\.0\.30\.\d+/g) ?? [])].toSorted();
};

async function journal(): Promise<readonly unknown[]> {
  const args = [
    TONEWALL,
    'journal',
    'query',
    '--state',
    lab.stateFolder,
    '--kind',
    'player-cut-off',
    '--json',
  ];
  const lines = await must(lab.hosts.router, process.execPath, ...args);
  return lines.split('\n').flatMap((line) => (line.startsWith('{') ? [Object(JSON.parse(line)).facts] : []));
}

const volumeAt = (player: string): Promise<number> => statusOf(lab.hosts.phone, getVolume(player));

it('is cut off and written down, one that floods by datagrams and one that floods by SYNs, and nobody else', async () => {
  expect(await cutOff()).toEqual([]);
  await flood(PLAYERS[1], DATAGRAMS);
  expect(await cutOff()).toEqual([PLAYERS[1]]);
  await flood(PLAYERS[2], SYNS);
  expect(await cutOff()).toEqual([PLAYERS[1], PLAYERS[2]]);
  await vi.waitFor(
    async () =>
      expect(await journal()).toEqual([
        { address: PLAYERS[1], room: 'Office' },
        { address: PLAYERS[2], room: 'Living Room' },
      ]),
    { timeout: 30_000, interval: 500 },
  );
});

it('some tries that are refused cut nobody off', async () => {
  await flood(PLAYERS[0], DATAGRAMS.replace('3000', '200'));
  expect(await cutOff()).toEqual([PLAYERS[1], PLAYERS[2]]);
});

it('the others play on, and one that is cut off can still be told what to do', async () => {
  expect(await Promise.all(PLAYERS.slice(0, 3).map(volumeAt))).toEqual([200, 200, 200]);
});

it('one that floods this computer with what it may is cut off as well, and some questions cut nobody off', async () => {
  await flood(PLAYERS[0], NAMES.replace('3000', '50'));
  expect(await cutOff()).toEqual([PLAYERS[1], PLAYERS[2]]);
  await flood(PLAYERS[3], NAMES);
  expect(await cutOff()).toEqual([PLAYERS[1], PLAYERS[2], PLAYERS[3]]);
});
