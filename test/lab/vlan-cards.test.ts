import { expect, it } from 'vitest';
import { clientsHousehold, playersText } from '../clients/household.ts';
import { setVolume, statusOf } from './call.ts';
import { houseIn, type House, PLAYERS } from './discovery-lab.ts';
import { cure, diagnose } from './doctor.ts';
import { addressesIn, search } from './finding.ts';
import { must } from './gateway.ts';
import { inLab } from './in-lab.ts';
import { ip } from './ip.ts';
import { withoutPart } from './kernel-part.ts';
import { createLab } from './lab.ts';
import { nft, PHONE, PINHOLE, PORT } from './music.ts';
import { byTheRules, takeUnseen } from './short-way-lab.ts';
import { bytesOf, hearTicks, ticksAt } from './ticks.ts';

/** A gateway with one card, whose segments are VLANs of one switch (IEEE 802.1Q), as where docs/install.md tells of an office. */
const [KITCHEN] = PLAYERS;
const PLAN = {
  router: { links: [{ segment: 'switch', addresses: [] }] },
  players: { links: [{ segment: 'switch', addresses: PLAYERS }] },
  phone: { links: [{ segment: 'switch', addresses: [PHONE] }] },
  guest: { links: [{ segment: 'switch', addresses: ['10.0.20.5'] }] },
} as const;

const CONFIG = `version: 1
players:
${playersText(PLAYERS)}
segments:
  - { name: speakers, interface: eth0.30, network: 10.0.30.0/24, holds: players }
  - { name: home, interface: eth0.10, network: 10.0.10.0/24, role: owner, short-way: true }
  - { name: guests, interface: eth0.20, network: 10.0.20.0/24, role: guest }
`;

/** Which VLAN a host is in; its port of the switch takes the tags away. */
const VLANS = { players: 30, phone: 10, guest: 20 } as const;
const HOSTS = ['players', 'phone', 'guest'] as const;

let lab: House<keyof typeof PLAN>;

inLab({
  build: async () => {
    const built = createLab(PLAN);
    const { router } = built.hosts;
    const onSwitch = ['netns', 'exec', `${router.name.slice(0, -'router'.length)}switch`];
    ip(...onSwitch, 'ip', 'link', 'set', 'switch', 'type', 'bridge', 'vlan_filtering', '1');
    for (const [index, host] of HOSTS.entries()) {
      const vlan = VLANS[host];
      const onPort = ['dev', `p${index + 1}-0`, 'vid'];
      ip(...onSwitch, 'bridge', 'vlan', 'delete', ...onPort, '1');
      ip(...onSwitch, 'bridge', 'vlan', 'add', ...onPort, `${vlan}`, 'pvid', 'untagged');
      ip(...onSwitch, 'bridge', 'vlan', 'add', 'dev', 'p0-0', 'vid', `${vlan}`);
      await must(router, 'ip', ...`link add link eth0 name eth0.${vlan} type vlan id ${vlan}`.split(' '));
      await must(router, 'ip', 'address', 'add', `10.0.${vlan}.1/24`, 'dev', `eth0.${vlan}`);
      await must(router, 'ip', 'link', 'set', `eth0.${vlan}`, 'up');
      await must(built.hosts[host], 'ip', 'route', 'add', 'default', 'via', `10.0.${vlan}.1`);
    }
    lab = await houseIn(built, { config: CONFIG, household: clientsHousehold(KITCHEN) });
  },
  close: () => lab?.close(),
  timeoutMs: 120_000,
  missing: withoutPart({
    what: 'VLANs',
    tried: [
      ['ip', 'link', 'add', 'link', 'end0', 'name', 'end0.7', 'type', 'vlan', 'id', '7'],
      ['ip', 'link', 'add', 'bridge0', 'type', 'bridge', 'vlan_filtering', '1'],
    ],
  }),
});

const statusFrom = (from: 'phone' | 'guest', level: number): Promise<number> =>
  statusOf(lab.hosts[from], setVolume(KITCHEN, level));

it('an owner controls a player at its own address, a guest as far as guests may', async () => {
  expect(await statusFrom('phone', 33)).toBe(200);
  expect(await statusFrom('guest', 90)).toBe(500);
});

it('a search in one VLAN is answered for the players in another', async () => {
  const answers = await search(lab.hosts.phone, { expect: PLAYERS, timeoutMs: 20_000 });
  expect(addressesIn(answers)).toEqual(PLAYERS);
});

it('both doors of a player are there, and nothing else of it', async () => {
  const ports = await lab.hosts.guest.script('every-port.ts', { host: KITCHEN }, { timeoutMs: 120_000 });
  expect(Object(ports).open).toEqual([1400, 1443]);
}, 180_000);

it('music goes the short way from one VLAN to another', { timeout: 60_000 }, async () => {
  await takeUnseen(lab.hosts.router, 1);
  await expect.poll(() => nft(lab, 'list', 'tables', 'netdev'), { timeout: 25_000 }).toContain('tonewall');
  await ticksAt(lab.hosts.phone, { host: PHONE, tcp: PORT, udp: PORT });
  await nft(lab, `add ${PINHOLE}`);
  const held = await hearTicks(lab.hosts.players, { host: PHONE, port: PORT });
  const before = bytesOf(held);
  expect(await byTheRules(lab, 2000)).toBe(0);
  await expect.poll(() => bytesOf(held), { timeout: 10_000 }).toBeGreaterThan(before + 20);
});

it('an address of another VLAN does not come through', async () => {
  const { guest, router } = lab.hosts;
  await must(guest, 'ip', 'address', 'add', `${PHONE}/32`, 'dev', 'eth0');
  const asPhone = ['-c', '3', '-i', '0.1', '-W', '1', '-I', PHONE, '10.0.20.1'];
  expect((await guest.run('ping', asPhone)).code).not.toBe(0);
  expect(await must(router, 'nft', 'list', 'chain', 'inet', 'tonewall', 'sources_eth0.20')).toMatch(
    /counter packets [1-9]/,
  );
});

it('a VLAN whose device is gone is found by the doctor, whose cure makes it', async () => {
  const { router } = lab.hosts;
  const missing = async () => (await diagnose(lab)).of('missing-interface');
  expect((await missing()).verdict).toBe('pass');
  await must(router, 'ip', 'link', 'delete', 'eth0.20');
  const found = await missing();
  expect([found.verdict, found.cures]).toEqual([
    'fail',
    ['ip link add link eth0 name eth0.20 type vlan id 20 && ip link set eth0.20 up'],
  ]);
  await cure(lab, found.cures[0]);
  expect((await missing()).verdict).toBe('pass');
});
