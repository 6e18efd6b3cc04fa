import { type Flow, isForwarded, portsOf } from './flow.ts';

/**
 * What has OpenWrt's fw4 let a flow pass, as one line for its shell; undefined where it has no words for it. It ends where a card has no zone: a
 * rule without one would let in what leaves this computer.
 */
export function openwrtCure(flow: Flow): string | undefined {
  if (flow.in === undefined) return undefined;
  if (!isForwarded(flow)) return uci('rule', { src: flow.in }, [...conditionsOf(flow), 'target=ACCEPT']);
  return flow.out === undefined ? undefined : uci('forwarding', { src: flow.in, dest: flow.out });
}

export const OPENWRT_OFFLOADS_NOTHING =
  'uci set firewall.@defaults[0].flow_offloading=0; uci set firewall.@defaults[0].flow_offloading_hw=0; uci commit firewall; service firewall reload';

const conditionsOf = (flow: Flow): readonly string[] => [
  ...(flow.protocol === undefined ? [] : [`proto=${flow.protocol}`]),
  ...(flow.ports === undefined ? [] : [`dest_port='${portsOf(flow, '-', ' ')}'`]),
];

/** A section more in /etc/config/firewall; `fw4 device` prints the zone of a card, and fails where it has none. */
function uci(
  section: string,
  cards: Readonly<Record<string, string>>,
  options: readonly string[] = [],
): string {
  const zones = Object.keys(cards).map((option) => `${option}="$${option}"`);
  return [
    ...Object.entries(cards).map(([option, card]) => `${option}=$(fw4 device ${card})`),
    `uci add firewall ${section}`,
    ...[...zones, ...options].map((option) => `uci set firewall.@${section}[-1].${option}`),
    'uci commit firewall',
    'service firewall reload',
  ].join(' && ');
}
