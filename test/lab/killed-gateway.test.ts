import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { callRequest, setUri } from './call.ts';
import { type DiscoveryLab, discoveryLab, PHONE, PLAYERS, startGuard } from './discovery-lab.ts';
import { must } from './gateway.ts';
import { inLab } from './in-lab.ts';
import { scriptPath } from './lab.ts';
import type { LabProcess } from './process.ts';
import { TONEWALL } from './tonewall.ts';

/** Packets that come to players from nobody of their segment: those of music that was offered, and all others. */
const COUNTING = `table inet counted {
  counter music { }
  counter foreign { }
  chain entering {
    type filter hook input priority -400;
    iifname "eth0" ip saddr ${PHONE} tcp sport 4711 counter name music return
    iifname "eth0" ip saddr != 10.0.30.0/24 counter name foreign
  }
}
`;

/** Each process of the gateway in turn is killed while a thousand sessions are open. */
let lab: DiscoveryLab;
const SESSIONS = 1000;
const MEDIA = 4711;

inLab({
  build: async () => {
    lab = await discoveryLab();
    await lab.hosts.phone.start(
      process.execPath,
      [
        '-e',
        `require('http').createServer((q, s) => { s.writeHead(200); const t = setInterval(() => s.write('music'), 50); s.on('close', () => clearInterval(t)); }).listen(${MEDIA}, () => console.log('serves'))`,
      ],
      { ready: 'serves' },
    );
  },
  close: () => lab?.close(),
  timeoutMs: 120_000,
});

const PHONES = [PHONE, '10.0.10.6', '10.0.10.7', '10.0.10.8', '10.0.10.9'];
const counted = async (name: 'music' | 'foreign'): Promise<number> => {
  const listing = await must(lab.hosts.players, 'nft', 'list', 'counter', 'inet', 'counted', name);
  return Number(/packets (\d+)/.exec(listing)?.[1]);
};
const shows = async (running: LabProcess, test: (line: string) => boolean): Promise<void> => {
  const from = running.output().length;
  // Whole lines only: of a part of one, and of none, every number is 0.
  const lines = (): readonly string[] => running.output().slice(from).split('\n').slice(0, -1);
  await vi.waitFor(() => expect(lines().some((line) => /^[a-z]+=/.test(line) && test(line))).toBe(true), {
    timeout: 60_000,
    interval: 100,
  });
};
const numberIn = (line: string, name: string): number =>
  Number(new RegExp(`${name}=(\\d+)`).exec(line)?.[1] ?? 0);

it('nothing passes that is forbidden, what plays plays on, and sessions come back', async () => {
  const { phone, players, router, thing } = lab.hosts;
  const rules = join(lab.folder, 'counting.nft');
  writeFileSync(rules, COUNTING);
  await must(players, 'nft', '-f', rules);
  for (const address of PHONES.slice(1))
    await must(phone, 'ip', 'addr', 'add', `${address}/24`, 'dev', 'eth0');
  const told = await phone.script('exchange.ts', {
    host: PLAYERS[0],
    port: 1400,
    request: callRequest(setUri(PLAYERS[0], `http://${PHONE}:${MEDIA}/one.mp3`)),
  });
  expect(Object(told).status).toBe(200);
  const music = await players.start(
    process.execPath,
    [
      '-e',
      `let n = 0; require('http').get({ host: '${PHONE}', port: ${MEDIA}, localAddress: '${PLAYERS[0]}' }, (r) => r.on('data', (d) => (n += d.length))); setInterval(() => console.log('bytes=' + n), 250);`,
    ],
    { ready: /bytes=[1-9]/ },
  );
  const input = { from: PHONES, to: PLAYERS, each: SESSIONS / PHONES.length / PLAYERS.length };
  const sessions = await phone.start(process.execPath, [scriptPath('sessions.ts'), JSON.stringify(input)], {
    ready: `open=${SESSIONS} `,
    timeoutMs: 60_000,
  });
  await shows(sessions, (line) => numberIn(line, 'open') === SESSIONS && numberIn(line, 'answers') > 0);
  for (const killed of ['guard', 'firewall helper'] as const) {
    await must(router, 'pkill', '-KILL', '-f', `${killed} ${lab.config}`);
    if (killed === 'guard') await shows(sessions, (line) => numberIn(line, 'open') === 0);
    // Somebody tries while nobody guards.
    const knock = `const s=require('net').connect({host:'${PLAYERS[0]}',port:1400,timeout:1000},()=>{console.log('in');s.destroy()}).on('timeout',()=>s.destroy()).on('error',()=>{})`;
    const expected = killed === 'guard' ? '' : 'in\n';
    for (const host of [phone, thing])
      expect((await host.run(process.execPath, ['-e', knock])).stdout).toBe(expected);
    const bytes = numberIn(music.output().trim().split('\n').at(-1) ?? '', 'bytes');
    await shows(music, (line) => numberIn(line, 'bytes') > bytes);
    if (killed === 'guard') await startGuard(lab);
    await shows(sessions, (line) => numberIn(line, 'open') === SESSIONS && numberIn(line, 'answers') > 0);
  }
  expect(await counted('music')).toBeGreaterThan(0);
  expect(await counted('foreign')).toBe(0);
  const verified = await router.run(process.execPath, [
    TONEWALL,
    'journal',
    'verify',
    '--state',
    lab.stateFolder,
  ]);
  expect(verified.code).toBe(0);
}, 240_000);
