import { ip } from './ip.ts';
import type { HostPlan, LinkPlan } from './plan.ts';

/** The namespace that holds a lab's bridges, one a segment: a switch that no host of the machine is plugged into. */
export function layBridges(switchName: string, segments: readonly string[]): void {
  ip('netns', 'add', switchName);
  for (const segment of segments) {
    // Snooping without a querier would forget group members: SSDP must reach every port.
    ip(
      '-n',
      switchName,
      'link',
      'add',
      segment,
      'type',
      'bridge',
      'mcast_snooping',
      '0',
      'forward_delay',
      '0',
    );
    ip('-n', switchName, 'link', 'set', segment, 'up');
  }
}

/** Makes a host's namespace and plugs its cards (`eth0`, `eth1` …) into the bridges. */
export function plugHost(host: { switchName: string; name: string; port: string; plan: HostPlan }): void {
  const { switchName, name, port, plan } = host;
  ip('netns', 'add', name);
  ip('-n', name, 'link', 'set', 'lo', 'up');
  for (const [index, link] of plan.links.entries()) {
    const card = { name: `eth${index}`, port: `${port}-${index}` };
    ip('-n', switchName, 'link', 'add', card.port, 'type', 'veth', 'peer', 'name', card.name, 'netns', name);
    ip('-n', switchName, 'link', 'set', card.port, 'master', link.segment, 'up');
    addresses(name, card.name, link);
  }
  if (plan.links.length > 0) route(name, plan.gateway);
}

function addresses(name: string, card: string, link: LinkPlan): void {
  for (const address of link.addresses) {
    ip('-n', name, 'address', 'add', `${address}/${link.prefix ?? 24}`, 'dev', card);
  }
  ip('-n', name, 'link', 'set', card, 'up');
}

function route(name: string, gateway: string | undefined): void {
  if (gateway !== undefined) ip('-n', name, 'route', 'add', 'default', 'via', gateway);
  ip('-n', name, 'route', 'add', '224.0.0.0/4', 'dev', 'eth0');
  ip('-n', name, 'route', 'add', '255.255.255.255/32', 'dev', 'eth0');
}
