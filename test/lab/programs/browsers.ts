import { debianProgram } from '../../../tools/debian-packages.ts';
import type { LabHost } from '../lab.ts';

/** What a browser for players found: addresses of players, each once, in order. */
export type Found = readonly string[];

const inOrder = (addresses: Iterable<string>): Found => [...new Set(addresses)].toSorted();

/** GSSDP (GNOME): searches, listens, and prints each resource with its location. It stays for the time it is given. */
export async function gssdpDiscover(host: LabHost, card: string, seconds: number): Promise<Found> {
  const target = 'urn:schemas-upnp-org:device:ZonePlayer:1';
  const args = ['-i', card, '-t', target, '-n', `${seconds}`, '-r', '2'];
  const { code, stdout, stderr } = await host.run(debianProgram('gssdp-discover') ?? '', args, {
    timeoutMs: seconds * 1000 + 20_000,
  });
  if (code !== 0) throw new Error(`gssdp-discover ended with ${code}: ${stderr}`);
  return inOrder(
    [...stdout.matchAll(/Location: http:\/\/([\d.]+):1400\//g)].map(([, address]) => address ?? ''),
  );
}

/** python-zeroconf, which Home Assistant finds devices with: browses, and resolves each instance. */
const BROWSE = `
import socket, sys, time
from zeroconf import IPVersion, ServiceBrowser, Zeroconf
if sys.argv[3] == '6':
    found = Zeroconf(interfaces=[socket.if_nametoindex(sys.argv[1])], ip_version=IPVersion.V6Only)
else:
    found = Zeroconf(interfaces=[sys.argv[1]])
class Listener:
    def add_service(self, browser, kind, name):
        info = browser.get_service_info(kind, name, 3000)
        print('found', name, info and info.parsed_addresses(), flush=True)
    def update_service(self, *_): pass
    def remove_service(self, *_): pass
ServiceBrowser(found, '_sonos._tcp.local.', Listener())
time.sleep(float(sys.argv[2]))
found.close()
`;

export async function zeroconfBrowse(host: LabHost, seconds: number, version: 4 | 6 = 4): Promise<Found> {
  const by = version === 6 ? 'eth0' : (host.addresses[0] ?? '');
  const args = ['-c', BROWSE, by, `${seconds}`, `${version}`];
  const { code, stdout, stderr } = await host.run('/usr/bin/python3', args, {
    timeoutMs: seconds * 1000 + 20_000,
  });
  if (code !== 0) throw new Error(`zeroconf ended with ${code}: ${stderr}`);
  return inOrder([...stdout.matchAll(/\['([\d.]+)'\]/g)].map(([, address]) => address ?? ''));
}
