import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type GatewayLab, must } from './gateway.ts';
import { scriptPath } from './lab.ts';
import { ANSWERS } from './ready.ts';
import { changeConfig } from './short-way-lab.ts';
import { type Computer, computerIn } from './systemd.ts';
import { TONEWALL } from './tonewall.ts';

/** Cards come up as they do with any program for networks: when `network-pre.target` is reached. */
const CARDS = `[Unit]
DefaultDependencies=no
Wants=network.target network-pre.target
After=network-pre.target
Before=network.target
[Service]
Type=oneshot
RemainAfterExit=yes
ExecStart=/bin/sh -c 'for card in eth0 eth1 eth2 eth3; do ip link set $card up; done; touch /run/cards-are-up'
[Install]
WantedBy=multi-user.target
`;
const COUNTING = `table inet counted {
  counter foreign { }
  chain entering {
    type filter hook input priority -400;
    iifname "eth0" ip saddr != 10.0.30.0/24 counter name foreign
  }
}
`;

/** The gateway as a computer with systemd that is not on yet, with its file and nothing else of ours; a player plays, and a guest knocks at it without end. */
export async function knockedComputer(lab: GatewayLab): Promise<Computer> {
  const household = join(lab.folder, 'household.json');
  const kitchen = { name: 'Kitchen', players: [{ model: 'S13', build: '86.10-80260' }] };
  writeFileSync(household, JSON.stringify({ name: 'House', firstAddress: '10.0.30.21', rooms: [kitchen] }));
  await lab.hosts.kitchen.start(process.execPath, [TONEWALL, 'sim', '--household', household], {
    ready: ANSWERS,
    timeoutMs: 120_000,
  });
  const counting = join(lab.folder, 'counting.nft');
  writeFileSync(counting, COUNTING);
  await must(lab.hosts.kitchen, 'nft', '-f', counting);
  await lab.hosts.guest.start(
    process.execPath,
    [scriptPath('knocking.ts'), JSON.stringify({ host: '10.0.30.21' })],
    { ready: 'knocked=' },
  );
  const computer = await computerIn(lab, lab.hosts.router);
  mkdirSync(join(computer.root, 'etc/tonewall'));
  changeConfig(lab, (text) => text.replace('role: member', 'role: member, short-way: true'));
  writeFileSync(join(computer.root, 'etc/tonewall/tonewall.yaml'), readFileSync(lab.config));
  writeFileSync(join(computer.root, 'etc/systemd/system/cards.service'), CARDS);
  return computer;
}

/** Packets of other segments that have come to the player. */
export const foreignTo = async (lab: GatewayLab): Promise<number> => {
  const listing = await must(lab.hosts.kitchen, 'nft', 'list', 'counter', 'inet', 'counted', 'foreign');
  return Number(/packets (\d+)/.exec(listing)?.[1]);
};
