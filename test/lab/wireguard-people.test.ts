import { expect, it } from 'vitest';
import { debianProgram } from '../../tools/debian-packages.ts';
import { clientsHousehold, playersText } from '../clients/household.ts';
import { setVolume, statusOf } from './call.ts';
import { houseIn, type House } from './discovery-lab.ts';
import { must } from './gateway.ts';
import { inLab } from './in-lab.ts';
import { withoutPart } from './kernel-part.ts';
import { createLab, type LabHost } from './lab.ts';

/** Owners on the way, who come to the gateway over the internet by WireGuard: a segment of people whose card is a tunnel. */
const PLAYERS = ['10.0.30.21', '10.0.30.22', '10.0.30.23', '10.0.30.24'] as const;
const [KITCHEN] = PLAYERS;
const PLAN = {
  router: {
    links: [
      { segment: 'speakers', addresses: ['10.0.30.1'] },
      { segment: 'wan', addresses: ['198.51.100.1'] },
    ],
  },
  players: { links: [{ segment: 'speakers', addresses: PLAYERS }], gateway: '10.0.30.1' },
  owner: { links: [{ segment: 'wan', addresses: ['198.51.100.7'] }], gateway: '198.51.100.1' },
  stranger: { links: [{ segment: 'wan', addresses: ['198.51.100.8'] }], gateway: '198.51.100.1' },
} as const;

const CONFIG = `version: 1
players:
${playersText(PLAYERS)}
segments:
  - { name: speakers, interface: eth0, network: 10.0.30.0/24, holds: players }
  - { name: on the way, interface: wg0, network: 10.0.50.0/24, role: owner }
  - { name: internet, interface: eth1, holds: internet }
`;

let lab: House<keyof typeof PLAN>;

/** A card of WireGuard with a key of its own; its public key. */
async function tunnel(host: LabHost, folder: string, address: string): Promise<string> {
  const key = `${folder}/${host.name}.key`;
  await must(host, 'sh', '-c', `umask 077; wg genkey > ${key}`);
  await must(host, 'ip', 'link', 'add', 'wg0', 'type', 'wireguard');
  await must(host, 'wg', 'set', 'wg0', 'listen-port', '51820', 'private-key', key);
  await must(host, 'ip', 'address', 'add', `${address}/24`, 'dev', 'wg0');
  await must(host, 'ip', 'link', 'set', 'wg0', 'up');
  return (await must(host, 'wg', 'show', 'wg0', 'public-key')).trim();
}

const wireguard = withoutPart({
  what: 'WireGuard',
  tried: [['ip', 'link', 'add', 'wg0', 'type', 'wireguard']],
});

inLab({
  build: async () => {
    const built = createLab(PLAN);
    const { router, owner } = built.hosts;
    const ofRouter = await tunnel(router, built.folder, '10.0.50.1');
    const ofOwner = await tunnel(owner, built.folder, '10.0.50.2');
    await must(router, 'wg', 'set', 'wg0', 'peer', ofOwner, 'allowed-ips', '10.0.50.2/32');
    const throughTunnel = ['allowed-ips', '10.0.50.0/24,10.0.30.0/24', 'endpoint', '198.51.100.1:51820'];
    await must(owner, 'wg', 'set', 'wg0', 'peer', ofRouter, ...throughTunnel);
    await must(owner, 'ip', 'route', 'add', '10.0.30.0/24', 'dev', 'wg0');
    lab = await houseIn(built, { config: CONFIG, household: clientsHousehold(KITCHEN) });
  },
  close: () => lab?.close(),
  timeoutMs: 120_000,
  missing: () => wireguard() ?? (debianProgram('wg') ? undefined : 'wg is not installed'),
});

const statusFrom = (from: 'owner' | 'stranger', level: number): Promise<number> =>
  statusOf(lab.hosts[from], setVolume(KITCHEN, level));

it('an owner controls a player at its own address through the tunnel, a stranger in the internet does not', async () => {
  expect(await statusFrom('owner', 33)).toBe(200);
  expect(await statusFrom('stranger', 34)).toBe(0);
});

it('an owner reaches both doors of a player through the tunnel, and nothing else of it', async () => {
  const ports = await lab.hosts.owner.script('every-port.ts', { host: KITCHEN }, { timeoutMs: 120_000 });
  expect(Object(ports).open).toEqual([1400, 1443]);
}, 180_000);

it('without the tunnel the same owner reaches nothing', async () => {
  await must(lab.hosts.owner, 'ip', 'route', 'replace', '10.0.30.0/24', 'via', '198.51.100.1');
  expect(await statusFrom('owner', 35)).toBe(0);
});
