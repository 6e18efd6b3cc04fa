import type { House } from './house.ts';

interface Probed {
  readonly id: string;
  readonly verdict: string;
  readonly evidence: readonly string[];
  readonly cures: readonly string[];
}

/** What the doctor finds or cannot tell, but for what a lab has not: a clock, somebody who asks for members of groups, DHCP. */
export async function findings({ box }: House): Promise<readonly Probed[]> {
  const { stdout } = await box.run('sh', '-c', `${DOCTOR} --json`);
  const { probes } = JSON.parse(stdout) as { readonly probes: readonly Probed[] };
  if (probes.length < 20) throw new Error(`the doctor looked at ${probes.length} things`);
  return probes.filter(({ id, verdict }) => !GOOD.includes(verdict) && !OF_THE_LAB.includes(id));
}

/** As docs/install.md has it. */
const DOCTOR =
  'tonewall doctor /etc/tonewall/tonewall.yaml --state /etc/tonewall/state --firewall-helper /var/run/tonewall/firewall.sock';
const GOOD = ['pass', 'not-applicable'];
const OF_THE_LAB = ['snooping-without-querier', 'second-dhcp-server', 'unsynchronised-clock'];
