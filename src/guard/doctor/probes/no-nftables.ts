import type { Asked } from '../../firewall/nft.ts';
import { parseCidr } from '../../../base/address.ts';
import { type Layout, layoutOf } from '../../firewall/layout.ts';
import { changeTo } from '../../firewall/transaction.ts';
import { ABILITIES } from '../abilities.ts';
import { AS_ROOT, fail, inconclusive, notApplicable, pass, together } from '../finding.ts';
import { INSTALL_NFT, nftVersion, nftWouldTake } from '../look/nft.ts';
import type { DoctorPorts, Finding, Probe } from '../probe.ts';

type Exec = DoctorPorts['exec'];

export const noNftables: Probe = {
  id: 'no-nftables',
  title: 'The kernel does not take the rules that a gateway needs',
  meaning:
    'Between segments the guard is the only way to a player because the kernel drops everything else. That needs nft, the program, ' +
    'and a kernel that knows redirects by a map, sets that packets fill, limits on rates and connections, and counters.',
  seen:
    'Hands the rules of tonewall firewall apply, or of an example, to nft -c: the kernel judges them and takes nothing. Where it refuses, each ' +
    'ability is asked for alone.',
  when: {
    fail: 'there is no nft, or the kernel refuses the rules',
    inconclusive: 'the kernel answers root alone',
    pass: 'the kernel would take them',
    'not-applicable': 'the configuration names no segment with its interface: then there are no rules',
  },
  cure: 'Install nftables; for what the kernel lacks, one with the option that the evidence names (nf_tables and its modules are in every current distribution).',
  look: async ({ ports: { exec }, config }) => {
    if (config && !config.gateway)
      return notApplicable('The configuration names no segment with its interface: no rules are needed.');
    const version = await nftVersion(exec);
    if (version.kind !== 'said') return fail('There is no nft here that runs.', INSTALL_NFT);
    return judge(exec, version.text.trim(), config && layoutOf(config));
  },
};

async function judge(exec: Exec, version: string, layout: Layout | undefined): Promise<Finding> {
  const rules = layout ? 'the rules of this configuration' : 'rules like those of a gateway';
  const asked = await nftWouldTake(exec, textFor(layout ?? EXAMPLE));
  if (asked.kind === 'said') return pass(`${version}; the kernel would take ${rules}.`);
  if (asked.kind === 'forbidden')
    return inconclusive(`${version}; whether the kernel takes rules it tells root alone.`, AS_ROOT);
  return together([
    fail(`${version}; the kernel does not take ${rules}: ${whyOf(asked)}`),
    ...(await lacking(exec)),
  ]);
}

/** As `tonewall firewall apply` sends it where none of it is there yet; nft takes what is there away first, in the check as well. */
function textFor(layout: Layout): string {
  const change = changeTo(layout, undefined);
  return change.kind === 'none' ? '' : change.text;
}

const whyOf = (asked: Exclude<Asked, { kind: 'said' }>): string =>
  asked.kind === 'refused' ? asked.why : 'nft is not there any more';

/** The abilities that the kernel lacks, one by one. */
async function lacking(exec: Exec): Promise<readonly Finding[]> {
  const lacks: Finding[] = [];
  for (const { what, option, text } of ABILITIES) {
    const asked = await nftWouldTake(exec, text);
    if (asked.kind !== 'said') lacks.push(fail(`It knows no ${what}.`, `Start a kernel with ${option}`));
  }
  return lacks;
}

const network = (text: string) => ({ network: parseCidr(text) ?? { base: 0, prefix: 0 }, text });

/** Of addresses for documentation (RFC 5737); the cards need not be there. */
const EXAMPLE: Layout = {
  gateway: {
    players: [{ name: 'speakers', interface: 'eth1', ...network('192.0.2.0/24') }],
    people: [{ name: 'home', interface: 'eth2', ...network('198.51.100.0/24') }],
    internet: { name: 'internet', interface: 'eth0' },
  },
  players: ['192.0.2.21'],
  moved: new Map(),
  doors: [{ address: '192.0.2.21', port: 1400, local: 21_400 }],
  voices: [{ address: '192.0.2.21', local: 21_400 }],
  companions: [['192.0.2.21', '192.0.2.22']],
};
