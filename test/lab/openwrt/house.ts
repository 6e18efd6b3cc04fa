import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { callRequest, getVolume, setVolume } from '../call.ts';
import { must } from '../gateway.ts';
import { createLab, type Lab, scriptPath } from '../lab.ts';
import { pause } from '../pause.ts';
import { TONEWALL } from '../tonewall.ts';
import { type Box, boxIn } from './box.ts';
import { ANSWERS } from '../ready.ts';

/** A house behind a router that is like one with OpenWrt. Somebody at home knocks at the player without end. */
const PLAN = {
  router: {
    links: ['wan', 'home', 'guests', 'speakers'].map((segment) => ({ segment, addresses: [] })),
  },
  server: { links: [{ segment: 'wan', addresses: ['198.51.100.1'] }] },
  phone: { links: [{ segment: 'home', addresses: ['192.168.1.5'] }], gateway: '192.168.1.1' },
  visitor: { links: [{ segment: 'home', addresses: ['192.168.1.66'] }], gateway: '192.168.1.1' },
  guest: { links: [{ segment: 'guests', addresses: ['192.168.20.5'] }], gateway: '192.168.20.1' },
  player: { links: [{ segment: 'speakers', addresses: ['192.168.30.21'] }], gateway: '192.168.30.1' },
} as const;
export const PLAYER = '192.168.30.21';

export type House = Lab<keyof typeof PLAN> & { readonly box: Box };

export async function houseWithOpenwrt(): Promise<House> {
  const lab = createLab(PLAN);
  const { router } = lab.hosts;
  for (const [index, name] of ['wan', 'lan1', 'lan3', 'lan4'].entries())
    await must(router, 'sh', '-ec', `ip link set eth${index} down; ip link set eth${index} name ${name}`);
  await must(router, 'sysctl', '-qw', 'net.ipv4.ip_forward=1');
  const box = await boxIn(lab, router);
  await populate(lab);
  for (const name of ['firewall', 'network']) await box.must(`/etc/init.d/${name}`, 'enable');
  await box.boot();
  return { ...lab, box };
}

const SERVES = `require('http').createServer((q, s) => s.end('music for ' + q.socket.remoteAddress)).listen(80, () => console.log('serves'))`;
const COUNTING = `table inet counted {
  counter foreign { }
  chain entering {
    type filter hook input priority -400;
    iifname "eth0" ip saddr != 192.168.30.0/24 counter name foreign
  }
}
`;

async function populate({ folder, hosts }: Lab<keyof typeof PLAN>): Promise<void> {
  const [household, counting] = [join(folder, 'household.json'), join(folder, 'counting.nft')];
  const kitchen = { name: 'Kitchen', volume: 20, players: [{ model: 'S13', build: '97.1-80312' }] };
  writeFileSync(household, JSON.stringify({ name: 'House', firstAddress: PLAYER, rooms: [kitchen] }));
  writeFileSync(counting, COUNTING);
  await hosts.player.start(process.execPath, [TONEWALL, 'sim', '--household', household], {
    ready: ANSWERS,
    timeoutMs: 120_000,
  });
  await must(hosts.player, 'nft', '-f', counting);
  await hosts.visitor.start(process.execPath, [scriptPath('knocking.ts'), JSON.stringify({ host: PLAYER })], {
    ready: 'knocked=',
  });
  await hosts.server.start(process.execPath, ['-e', SERVES], { ready: 'serves' });
}

/** Packets of other segments that came to the player while something was done and for a while after it. */
export async function passedDuring(house: House, work: () => Promise<unknown>): Promise<number> {
  const before = await foreign(house);
  await work();
  await pause(300);
  return (await foreign(house)) - before;
}

async function foreign({ hosts }: House): Promise<number> {
  const listing = await must(hosts.player, 'nft', 'list', 'counter', 'inet', 'counted', 'foreign');
  return Number(/packets (\d+)/.exec(listing)?.[1]);
}

type Asker = 'phone' | 'guest' | 'player' | 'router';

async function ask(
  house: House,
  from: Asker,
  to: { readonly host: string; readonly port: number; readonly request: string },
) {
  const told = await house.hosts[from].script('exchange.ts', to);
  return Object(told) as { readonly status: number; readonly body: string };
}

/** The status of the answer to somebody who sets the volume of the player. */
export const sets = async (house: House, from: 'phone' | 'guest', level: number): Promise<number> =>
  (await ask(house, from, { host: PLAYER, port: 1400, request: callRequest(setVolume(PLAYER, level)) }))
    .status;

/** As the player itself has it. */
export async function volume(house: House): Promise<string | undefined> {
  const asked = { host: PLAYER, port: 1400, request: callRequest(getVolume(PLAYER)) };
  return /<CurrentVolume>(\d+)</.exec((await ask(house, 'router', asked)).body)?.[1];
}

/** What a player has from a server of the internet. */
export const fetched = async (house: House): Promise<string> =>
  (await ask(house, 'player', { host: '198.51.100.1', port: 80, request: 'GET / HTTP/1.0\r\n\r\n' })).body;
