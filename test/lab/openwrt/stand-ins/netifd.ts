/** Stands in for netifd: cards, bridges and addresses as /etc/config/network says. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { committed, list, of, text } from './settings.ts';

const settings = committed('network');
const bridges = of(settings, 'device').map((device) => text(device, 'name'));
for (const card of readdirSync('/sys/class/net'))
  if (existsSync(`/sys/class/net/${card}/bridge`) && !bridges.includes(card)) ip('link', 'delete', card);
for (const device of of(settings, 'device')) bridge(text(device, 'name'), list(device, 'ports'));
for (const section of of(settings, 'interface')) {
  const device = text(section, 'device');
  ip('link', 'set', device, 'up');
  ip('address', 'replace', `${text(section, 'ipaddr')}/24`, 'dev', device);
  if (text(section, 'gateway')) ip('route', 'replace', 'default', 'via', text(section, 'gateway'));
}

/** Its hardware address is that of its first port, and stays: neighbours know the router by it. */
function bridge(name: string, ports: readonly string[]): void {
  const address = readFileSync(`/sys/class/net/${ports[0]}/address`, 'utf8').trim();
  if (!ip('link', 'show', name)) ip('link', 'add', name, 'address', address, 'type', 'bridge');
  for (const port of ports) {
    ip('link', 'set', port, 'master', name);
    ip('link', 'set', port, 'up');
  }
}

/** That of OpenWrt asks the kernel itself. */
function ip(...args: readonly string[]): boolean {
  return spawnSync('/packages/ip-full/usr/sbin/ip', args).status === 0;
}
