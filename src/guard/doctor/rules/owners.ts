import { printable } from '../../../base/text.ts';
import type { Conflict } from './conflicts.ts';
import { type Flow, isForwarded, portsOf } from './flow.ts';
import { openwrtCure } from './openwrt.ts';
import type { Chain, Ruleset } from './ruleset.ts';

/** A program that writes rules of its own, known by the names that it gives. */
interface Owner {
  readonly name: string;
  readonly isTable?: RegExp;
  /** Of chains in the same table. */
  readonly isChain?: RegExp;
  /** The same in its own words, so that it stays; undefined where it has none for such a flow. */
  readonly cure?: (flow: Flow) => string | undefined;
}

const OWNERS: readonly Owner[] = [
  {
    name: 'ufw',
    isChain: /^ufw6?-/,
    cure: (flow) => {
      if (flow.in === undefined || flow.ports === undefined) return undefined;
      return isForwarded(flow)
        ? `ufw route allow in on ${flow.in} out on ${flow.out}`
        : `ufw allow in on ${flow.in} to any port ${portsOf(flow, ':')} proto ${flow.protocol}`;
    },
  },
  {
    name: 'firewalld',
    isTable: /^firewalld/,
    cure: (flow) =>
      flow.in === undefined || isForwarded(flow) || flow.ports === undefined
        ? 'Let a policy of firewalld accept it between the zones of the cards (firewall-cmd --get-active-zones; man firewalld.policies)'
        : `firewall-cmd --permanent --zone=$(firewall-cmd --get-zone-of-interface=${flow.in}) --add-port=${portsOf(flow, '-')}/${flow.protocol} && firewall-cmd --reload`,
  },
  {
    name: 'Docker',
    isChain: /^DOCKER/,
    cure: (flow) =>
      isForwarded(flow) ? `iptables -I DOCKER-USER -i ${flow.in} -o ${flow.out} -j ACCEPT` : undefined,
  },
  {
    name: 'OpenWrt',
    isTable: /^fw4$/,
    cure: openwrtCure,
  },
  { name: 'libvirt', isTable: /^libvirt/, isChain: /^LIBVIRT_/ },
  { name: 'Podman', isTable: /^netavark/, isChain: /^(?:NETAVARK|CNI-)/ },
  { name: 'Kubernetes', isChain: /^(?:KUBE-|cali-)/ },
  { name: 'Tailscale', isChain: /^ts-/ },
  { name: 'fail2ban', isTable: /^f2b/, isChain: /^f2b-/ },
  { name: 'miniupnpd', isTable: /^miniupnpd/, isChain: /^MINIUPNPD/i },
];

/** Whose table a chain is in, where that is to be seen. */
export function ownersOf({ chains }: Ruleset, { family, table }: Chain): readonly Owner[] {
  const names = chains
    .filter((chain) => chain.family === family && chain.table === table)
    .map(({ name }) => name);
  return OWNERS.filter(
    ({ isTable, isChain }) =>
      isTable?.test(table) === true || names.some((name) => isChain?.test(name) === true),
  );
}

/** What to do about a conflict, the words of its owner first. */
export function curesFor(ruleset: Ruleset, { chain, flow, how }: Conflict): readonly string[] {
  const where = [chain.family, chain.table, chain.name].map((name) => quoted(printable(name, 60))).join(' ');
  if (how === 'translate')
    return [`nft -a list chain ${where}`, `Take that rule away, or let it leave out ${outOf(flow)}`];
  const own = ownersOf(ruleset, chain).flatMap(({ cure }) => cure?.(flow) ?? []);
  if (own.length > 0) return own;
  return [
    `nft insert rule ${where} ${conditionsOf(flow)} accept`,
    `To keep it, write it where the other rules of ${printable(chain.table, 60)} are written`,
  ];
}

const outOf = ({ in: card, out, protocol, ports = [] }: Flow): string =>
  [
    ...(card === undefined ? [] : [`what comes in at ${card}`]),
    ...(out === undefined ? [] : [`what leaves at ${out}`]),
    `${protocol?.toUpperCase() ?? ''} ${ports.join(', ')}`.trim(),
  ].join(', ');

/** For a command line that somebody may copy: a name with anything odd in it becomes one word. */
const quoted = (name: string): string => (/^[\w.@+-]+$/.test(name) ? name : `'${name.replaceAll("'", '?')}'`);

/** A flow in the language of nft(8). */
function conditionsOf(flow: Flow): string {
  return [
    ...(flow.in === undefined ? [] : [`iifname ${flow.in}`]),
    ...(flow.out === undefined ? [] : [`oifname ${flow.out}`]),
    ...(flow.state === 'established' ? ['ct state established,related'] : []),
    ...transportOf(flow),
  ].join(' ');
}

function transportOf({ protocol, ports, ...flow }: Flow): readonly string[] {
  if (protocol === undefined) return [];
  if (ports === undefined) return [`meta l4proto ${protocol}`];
  return [`${protocol} dport { ${portsOf({ ...flow, ports }, '-', ', ')} }`];
}
