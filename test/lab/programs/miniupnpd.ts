import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Lab, LabHost } from '../lab.ts';
import type { LabProcess } from '../process.ts';

/** The chains that miniupnpd fills, as Debian's `nft_init.sh` lays them; its own script writes a file into /tmp. */
const CHAINS = `table inet filter {
  chain miniupnpd { }
  chain prerouting_miniupnpd { }
  chain postrouting_miniupnpd { }
  chain forward { type filter hook forward priority 0; jump miniupnpd; }
  chain prerouting { type nat hook prerouting priority -100; jump prerouting_miniupnpd; }
  chain postrouting { type nat hook postrouting priority 100; jump postrouting_miniupnpd; }
}
`;

/**
 * An Internet gateway device. It writes its mappings into nftables, in its own namespace; a public address is claimed
 * for it because behind one of RFC 1918 or RFC 5737 it refuses to map ports.
 */
export async function startMiniupnpd(lab: Lab<string>, host: LabHost): Promise<LabProcess> {
  const configuration = join(lab.folder, 'miniupnpd.conf');
  writeFileSync(
    configuration,
    [
      'ext_ifname=eth1',
      'ext_ip=8.8.4.4',
      'listening_ip=eth0',
      'http_port=5000',
      'enable_upnp=yes',
      'enable_natpmp=no',
      'uuid=00000000-0000-4000-8000-00000000cccc',
      'friendly_name=Lab gateway',
      'allow 1024-65535 10.77.1.0/24 1024-65535',
      'deny 0-65535 0.0.0.0/0 0-65535',
      '',
    ].join('\n'),
  );
  const chains = join(lab.folder, 'miniupnpd.nft');
  writeFileSync(chains, CHAINS);
  const laid = await host.run('nft', ['-f', chains]);
  if (laid.code !== 0) throw new Error(`nft -f ${chains}: ${laid.stderr}`);
  return host.start('miniupnpd', ['-d', '-f', configuration, '-P', join(lab.folder, 'miniupnpd.pid')], {
    ready: 'HTTP listening on port 5000',
  });
}
