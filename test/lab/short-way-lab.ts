import { readFileSync, writeFileSync } from 'node:fs';
import { type House, startHelper } from './discovery-lab.ts';
import { countedDuring, type GatewayLab, gatewayLab, must } from './gateway.ts';
import { withoutPart } from './kernel-part.ts';
import type { LabHost } from './lab.ts';
import { PHONE, PORT } from './music.ts';
import { pause } from './pause.ts';
import type { LabProcess } from './process.ts';
import { TONEWALL } from './tonewall.ts';

/** A house in which what people answer to players goes the short way. */
export type ShortWayLab = GatewayLab & { readonly helper: LabProcess };

type OfRouter = Pick<House<'router'>, 'hosts'>;

const GOES_SHORT = 'what is answered to players at eth1, eth2 goes the short way';

/** The rules are in force, and the helper runs, which makes the short way. */
export async function shortWayLab(): Promise<ShortWayLab> {
  const lab = await gatewayLab();
  changeConfig(lab, (text) => text.replace(/role: (?:member|guest)/g, '$&, short-way: true'));
  await must(lab.hosts.router, process.execPath, TONEWALL, 'firewall', 'apply', lab.config);
  await takeUnseen(lab.hosts.router, 1);
  const helper = await startHelper(lab);
  await helper.waitFor(GOES_SHORT, 20_000);
  return { ...lab, helper };
}

export const changeConfig = (
  { config }: Pick<GatewayLab, 'config'>,
  change: (text: string) => string,
): void => writeFileSync(config, change(readFileSync(config, 'utf8')));

/** Whether the kernel's memory of connections takes what it did not see all of. */
export const takeUnseen = async (router: LabHost, value: 0 | 1): Promise<void> =>
  void (await must(router, 'sysctl', '-qw', `net.netfilter.nf_conntrack_tcp_be_liberal=${value}`));

/** Packets of music that meet the rules of the router while time passes. */
export const byTheRules = ({ hosts }: OfRouter, ms: number): Promise<number> =>
  countedDuring(
    hosts.router,
    { hook: 'forward priority -10', which: `ip saddr ${PHONE} tcp sport ${PORT}` },
    () => pause(ms),
  );

/** Whether music that plays goes past the rules. */
export const goesShort = async (lab: OfRouter, ms: number): Promise<boolean> =>
  (await byTheRules(lab, ms)) === 0;

export const withoutShortWay = withoutPart({
  what: 'way at its cards past rules',
  tried: [
    [
      'nft',
      'add table netdev t; add chain netdev t i { type filter hook ingress device "end0" priority 0; }; add rule netdev t i fwd ip to ip daddr device "end0"; add chain netdev t e { type filter hook egress device "end0" priority 0; }',
    ],
  ],
});
