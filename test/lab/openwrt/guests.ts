import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { House } from './house.ts';

/** A network for guests with a zone as it usually is: what guests send to the router is refused. */
const NETWORK = `
uci del_list network.@device[0].ports=lan3
uci set network.guest_bridge=device
uci set network.guest_bridge.name=br-guest
uci set network.guest_bridge.type=bridge
uci add_list network.guest_bridge.ports=lan3
uci set network.guest=interface
uci set network.guest.device=br-guest
uci set network.guest.ipaddr=192.168.20.1
uci commit
/etc/init.d/network reload`;
const ZONE = `
uci set firewall.guest=zone
uci set firewall.guest.name=guest
uci set firewall.guest.network=guest
uci set firewall.guest.input=REJECT
uci set firewall.guest.output=ACCEPT
uci set firewall.guest.forward=REJECT
uci commit
/etc/init.d/firewall reload`;

/** Guests, in the configuration and in fw4. */
export async function letGuestsIn({ box }: House): Promise<void> {
  const file = join(box.root, 'etc/tonewall/tonewall.yaml');
  const text = readFileSync(file, 'utf8');
  const segment = '  - { interface: br-guest, network: 192.168.20.0/24, role: guest }';
  await box.must('sh', '-ec', NETWORK + ZONE);
  writeFileSync(file, text.replace(/^segments:$/m, `segments:\n${segment}`));
  await box.must('/etc/init.d/tonewall-firewall', 'start');
}

/** fw4 knows nothing of the players: no zone, and no way to them. */
export const WITHOUT_PLAYERS = `
cp /etc/config/firewall /tmp/firewall
for section in speakers lan_speakers speakers_lan speakers_wan; do uci delete firewall.$section; done
uci commit firewall
/etc/init.d/firewall reload`;
export const WITH_PLAYERS = `
cp /tmp/firewall /etc/config/firewall
/etc/init.d/firewall reload`;
