import { debianProgram } from '../../../tools/debian-packages.ts';
import type { LabHost } from '../lab.ts';
import { PYTHON } from '../python.ts';

/** What a browser for players found: addresses of players, each once, in order. */
export type Found = readonly string[];

const ZONE_PLAYER = 'urn:schemas-upnp-org:device:ZonePlayer:1';

const inOrder = (addresses: Iterable<string>): Found => [...new Set(addresses)].toSorted();

/** GSSDP (GNOME): searches, listens, and prints each resource with its location. It stays for the time it is given. */
export async function gssdpDiscover(host: LabHost, card: string, seconds: number): Promise<Found> {
  const args = ['-i', card, '-t', ZONE_PLAYER, '-n', `${seconds}`, '-r', '2'];
  const { code, stdout, stderr } = await host.run(debianProgram('gssdp-discover') ?? '', args, {
    timeoutMs: seconds * 1000 + 20_000,
  });
  if (code !== 0) throw new Error(`gssdp-discover ended with ${code}: ${stderr}`);
  return inOrder(
    [...stdout.matchAll(/Location: http:\/\/([\d.]+):1400\//g)].map(([, address]) => address ?? ''),
  );
}

/** GSSDP over IPv6: searches and listens on the card. */
const SEARCH_OVER_IPV6 = `
import sys, gi
gi.require_version('GSSDP', '1.6')
from gi.repository import GSSDP, Gio, GLib
card, own, target, seconds = sys.argv[1:]
client = GSSDP.Client.new_full(card, Gio.InetAddress.new_from_string(own), 0, GSSDP.UDAVersion.VERSION_1_1)
browser = GSSDP.ResourceBrowser.new(client, target)
browser.connect('resource-available', lambda _, usn, locations: print('found', usn, *locations, flush=True))
browser.set_active(True)
loop = GLib.MainLoop()
GLib.timeout_add_seconds(int(seconds), loop.quit)
loop.run()
`;

/** `own` is the address of the link. */
export async function gssdpOverIpv6(host: LabHost, own: string, seconds: number): Promise<Found> {
  const args = ['-c', SEARCH_OVER_IPV6, 'eth0', own, ZONE_PLAYER, `${seconds}`];
  const { code, stdout, stderr } = await host.run(PYTHON, args, {
    timeoutMs: seconds * 1000 + 20_000,
  });
  if (code !== 0) throw new Error(`gssdp over IPv6 ended with ${code}: ${stderr}`);
  return inOrder([...stdout.matchAll(/ http:\/\/([\d.]+):1400\//g)].map(([, address]) => address ?? ''));
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
  const { code, stdout, stderr } = await host.run(PYTHON, args, {
    timeoutMs: seconds * 1000 + 20_000,
  });
  if (code !== 0) throw new Error(`zeroconf ended with ${code}: ${stderr}`);
  return inOrder([...stdout.matchAll(/\['([\d.]+)'\]/g)].map(([, address]) => address ?? ''));
}
