import { expect, it } from 'vitest';
import { setUri, statusOf } from './call.ts';
import { type DiscoveryLab, discoveryLab, PHONE, PLAYERS } from './discovery-lab.ts';
import { must } from './gateway.ts';
import { inLab } from './in-lab.ts';

/** A file that a phone offers: the player that is told to play it reaches that one port of the phone, and nothing else does. */
let lab: DiscoveryLab;
const MEDIA = 4711;

inLab({
  build: async () => {
    lab = await discoveryLab();
    for (const host of ['phone', 'thing'] as const)
      for (const port of [MEDIA, MEDIA + 1])
        await lab.hosts[host].start(
          process.execPath,
          [
            '-e',
            `require('http').createServer((q, s) => { console.log('asked by ' + q.socket.remoteAddress); s.end('music'); }).listen(${port}, () => console.log('serves'))`,
          ],
          { ready: 'serves' },
        );
  },
  close: () => lab?.close(),
  timeoutMs: 120_000,
});

/** Whether a player reaches an address and port, tried from the players' own host. */
async function reaches(player: string, host: string, port: number): Promise<boolean> {
  const program = `const s=require('net').connect({host:'${host}',port:${port},localAddress:'${player}',timeout:1500},()=>{console.log('yes');s.destroy()}).on('timeout',()=>{console.log('no');s.destroy()}).on('error',()=>console.log('no'))`;
  return (await must(lab.hosts.players, process.execPath, '-e', program)).trim() === 'yes';
}

const play = (from: 'phone' | 'thing', uri: string): Promise<number> =>
  statusOf(lab.hosts[from], setUri(PLAYERS[0], uri));

it('nothing of a phone is reached before it offers anything', async () => {
  expect(await reaches(PLAYERS[0], PHONE, MEDIA)).toBe(false);
});

it('a player reaches the port of the phone that was offered to it, and no other player and no other port', async () => {
  expect(await play('phone', `http://${PHONE}:${MEDIA}/one.mp3`)).toBe(200);
  expect(await reaches(PLAYERS[0], PHONE, MEDIA)).toBe(true);
  expect(await reaches(PLAYERS[0], PHONE, MEDIA + 1)).toBe(false);
  expect(await reaches(PLAYERS[1], PHONE, MEDIA)).toBe(false);
  const listing = await must(lab.hosts.router, 'nft', 'list', 'set', 'inet', 'tonewall', 'pinholes');
  expect(listing.match(/[\d.]+ \. [\d.]+ \. \d+ timeout \d+h/g)).toEqual([
    `${PLAYERS[0]} . ${PHONE} . ${MEDIA} timeout 3h`,
  ]);
});

it('nobody offers what is somebody else’s, and who may do nothing offers nothing', async () => {
  expect(await play('phone', `http://10.0.40.5:${MEDIA}/one.mp3`)).toBe(200);
  expect(await reaches(PLAYERS[0], '10.0.40.5', MEDIA)).toBe(false);
  expect(await play('thing', `http://10.0.40.5:${MEDIA}/one.mp3`)).toBe(500);
  expect(await reaches(PLAYERS[0], '10.0.40.5', MEDIA)).toBe(false);
});

it('a helper that is gone opens nothing, and what is not offered plays on', async () => {
  await must(lab.hosts.router, 'pkill', '-KILL', '-f', `firewall helper ${lab.config}`);
  expect(await play('phone', `http://${PHONE}:${MEDIA + 1}/two.mp3`)).toBe(200);
  expect(await reaches(PLAYERS[0], PHONE, MEDIA + 1)).toBe(false);
  expect(await play('phone', `x-rincon-mp3radio://radio.example.org/live`)).toBe(200);
});
