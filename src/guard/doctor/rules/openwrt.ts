import { type Flow, isForwarded, portsOf } from './flow.ts';

/** What has OpenWrt's fw4 let a flow pass, as one line for its shell; undefined where it has no words for it. */
export function openwrtCure(flow: Flow): string | undefined {
  if (flow.in === undefined) return undefined;
  if (!isForwarded(flow))
    return uci('rule', [`src=${zoneOf(flow.in)}`, ...conditionsOf(flow), 'target=ACCEPT']);
  if (flow.out === undefined) return undefined;
  return uci('forwarding', [`src=${zoneOf(flow.in)}`, `dest=${zoneOf(flow.out)}`]);
}

/** `fw4 device` prints the zone of a card. */
const zoneOf = (card: string): string => `"$(fw4 device ${card})"`;

const conditionsOf = (flow: Flow): readonly string[] => [
  ...(flow.protocol === undefined ? [] : [`proto=${flow.protocol}`]),
  ...(flow.ports === undefined ? [] : [`dest_port='${portsOf(flow, '-', ' ')}'`]),
];

/** A section more in /etc/config/firewall. */
const uci = (section: string, options: readonly string[]): string =>
  [
    `uci add firewall ${section}`,
    ...options.map((option) => `uci set firewall.@${section}[-1].${option}`),
    'uci commit firewall',
    'service firewall reload',
  ].join(' && ');
