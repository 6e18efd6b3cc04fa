import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { clientsHousehold, playersText } from '../clients/household.ts';
import { must } from './gateway.ts';
import { createLab, type Lab } from './lab.ts';
import type { LabProcess } from './process.ts';
import { TONEWALL } from './tonewall.ts';
import { ANSWERS, GUARDED } from './ready.ts';

export const PLAYERS = ['10.0.30.21', '10.0.30.22', '10.0.30.23', '10.0.30.24'] as const;
/** Of the simulated household, on its own loopback. */
export const CONTROL = 4747;
export const PHONE = '10.0.10.5';

/**
 * Four players in a segment of their own with somebody hostile among them; people at home who may do everything, guests who may see one
 * room, and a segment in which nobody may do anything: `thing` and `tablet` are there.
 */
const PLAN = {
  router: {
    links: [
      { segment: 'speakers', addresses: ['10.0.30.1'] },
      { segment: 'home', addresses: ['10.0.10.1'] },
      { segment: 'guests', addresses: ['10.0.20.1'] },
      { segment: 'things', addresses: ['10.0.40.1'] },
    ],
  },
  players: { links: [{ segment: 'speakers', addresses: PLAYERS }], gateway: '10.0.30.1' },
  intruder: { links: [{ segment: 'speakers', addresses: ['10.0.30.66'] }], gateway: '10.0.30.1' },
  phone: { links: [{ segment: 'home', addresses: [PHONE] }], gateway: '10.0.10.1' },
  guest: { links: [{ segment: 'guests', addresses: ['10.0.20.5'] }], gateway: '10.0.20.1' },
  thing: { links: [{ segment: 'things', addresses: ['10.0.40.5'] }], gateway: '10.0.40.1' },
  tablet: { links: [{ segment: 'things', addresses: ['10.0.40.7'] }], gateway: '10.0.40.1' },
  lodger: { links: [{ segment: 'things', addresses: ['10.0.40.66'] }], gateway: '10.0.40.1' },
} as const;

export type DiscoveryLab = House<keyof typeof PLAN>;

/** A lab in which household, rules and guard run. */
export type House<Host extends string> = Lab<Host> & {
  readonly config: string;
  readonly stateFolder: string;
  readonly household: LabProcess;
  /** As it was started with the lab. */
  readonly guard: LabProcess;
  /** After it was stopped. */
  readonly startHousehold: () => Promise<LabProcess>;
};

const CONFIG = `version: 1
players:
${playersText(PLAYERS)}
front-desk: { address: 10.0.40.1, port: 8080 }
roles:
  guest: { extends: guest, rooms: [Kitchen] }
segments:
  - { name: speakers, interface: eth0, network: 10.0.30.0/24, holds: players }
  - { name: home, interface: eth1, network: 10.0.10.0/24, role: owner }
  - { name: guests, interface: eth2, network: 10.0.20.0/24, role: guest }
  - { name: things, interface: eth3, network: 10.0.40.0/24, role: nobody }
`;

export const discoveryLab = (): Promise<DiscoveryLab> =>
  houseIn(createLab(PLAN), { config: CONFIG, household: clientsHousehold(PLAYERS[0]) });

/** Household, rules and guard, all of them as a user starts them. */
export async function houseIn<Host extends string>(
  lab: Lab<Host | 'router' | 'players'>,
  texts: { readonly config: string; readonly household: object },
): Promise<House<Host | 'router' | 'players'>> {
  const { router, players } = lab.hosts;
  const file = (name: string, text: string): string => {
    writeFileSync(join(lab.folder, name), text);
    return join(lab.folder, name);
  };
  const config = file('tonewall.yaml', texts.config);
  const stateFolder = join(lab.folder, 'state');
  await must(router, 'sysctl', '-qw', 'net.ipv4.ip_forward=1');
  const definition = file('household.json', JSON.stringify(texts.household));
  const args = ['sim', '--household', definition, '--control', `${CONTROL}`];
  const startHousehold = (): Promise<LabProcess> =>
    players.start(process.execPath, [TONEWALL, ...args], { ready: ANSWERS, timeoutMs: 60_000 });
  const household = await startHousehold();
  await must(router, process.execPath, TONEWALL, 'firewall', 'apply', config);
  await startHelper({ ...lab, config });
  const guard = await startGuard({ ...lab, config, stateFolder });
  return { ...lab, config, stateFolder, household, guard, startHousehold };
}

const socketIn = ({ folder }: { readonly folder: string }): string => join(folder, 'run', 'firewall.sock');

export const startHelper = (
  lab: Pick<House<'router'>, 'hosts' | 'config' | 'folder'>,
): Promise<LabProcess> => {
  const args = ['firewall', 'helper', lab.config, '--socket', socketIn(lab)];
  return lab.hosts.router.start(process.execPath, [TONEWALL, ...args], { ready: 'opens pinholes' });
};

export const startGuard = (
  lab: Pick<House<'router'>, 'hosts' | 'config' | 'stateFolder' | 'folder'>,
  env: Readonly<Record<string, string>> = {},
): Promise<LabProcess> => {
  const args = ['guard', lab.config, '--state', lab.stateFolder, '--firewall-helper', socketIn(lab)];
  return lab.hosts.router.start(process.execPath, [TONEWALL, ...args], {
    ready: GUARDED,
    timeoutMs: 60_000,
    env,
  });
};

export interface Entry {
  readonly kind: string;
  /** As the journal query prints it. */
  readonly at: string | number;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** What the guard has written down of a kind. */
export async function journalOf(
  { hosts, stateFolder }: Pick<House<'router'>, 'hosts' | 'stateFolder'>,
  kind: string,
): Promise<readonly Entry[]> {
  const args = [TONEWALL, 'journal', 'query', '--state', stateFolder, '--kind', kind, '--json'];
  const lines = (await must(hosts.router, process.execPath, ...args)).split('\n').filter(Boolean);
  return lines.map((line): Entry => JSON.parse(line));
}

/** Types the code of the front desk on a device in the segment in which nobody may do anything: it is a member's from now on. */
export async function enrol({ hosts, config, stateFolder }: DiscoveryLab, device: 'tablet'): Promise<void> {
  const flags = ['--name', device, '--role', 'member', '--config', config, '--state', stateFolder, '--json'];
  const made = await must(hosts.router, process.execPath, TONEWALL, 'enrol', ...flags);
  const { code } = Object(JSON.parse(made));
  const program = `
    const headers = { origin: 'http://10.0.40.1:8080', 'content-type': 'application/x-www-form-urlencoded' };
    const init = { method: 'POST', redirect: 'manual', headers, body: 'code=' + encodeURIComponent('${String(code)}') };
    fetch('http://10.0.40.1:8080/enrol', init).then(({ status }) => { if (status !== 303) throw new Error(String(status)); });`;
  await must(hosts[device], process.execPath, '-e', program);
}
