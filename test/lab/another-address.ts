import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { clientsHousehold } from '../clients/household.ts';
import { setVolume, statusOf } from './call.ts';
import type { DiscoveryLab } from './discovery-lab.ts';
import { must } from './gateway.ts';
import type { LabProcess } from './process.ts';
import { steer } from './steer.ts';
import { TONEWALL } from './tonewall.ts';
import { ANSWERS } from './ready.ts';

export const OFFICE_ID = 'RINCON_000E58A0370201400';
const ZONE_PLAYER = 'urn:schemas-upnp-org:device:ZonePlayer:1';

/** The office alone, by the same name, at another address. */
export async function startOfficeAt(
  { hosts, folder }: DiscoveryLab,
  address: string,
  host: 'players' | 'intruder' = 'players',
): Promise<LabProcess> {
  const { rooms } = clientsHousehold(address);
  const office = rooms.filter(({ name }) => name === 'Office');
  const file = join(folder, `office-${host}.json`);
  writeFileSync(file, JSON.stringify({ name: 'moved', firstAddress: address, rooms: office }));
  return hosts[host].start(process.execPath, [TONEWALL, 'sim', '--household', file], {
    ready: ANSWERS,
    timeoutMs: 60_000,
  });
}

/** Wherever it runs. */
const running = new WeakMap<DiscoveryLab['hosts'], LabProcess>();

/** The office goes, the first time without a word, is given another address, and starts. */
export async function moveOffice(lab: DiscoveryLab, from: string, to: string): Promise<void> {
  const { players } = lab.hosts;
  await running.get(lab.hosts)?.stop();
  await steer(lab, '/players/Office/vanish');
  await must(players, 'ip', 'address', 'del', `${from}/24`, 'dev', 'eth0');
  await must(players, 'ip', 'address', 'add', `${to}/24`, 'dev', 'eth0');
  running.set(lab.hosts, await startOfficeAt(lab, to));
}

/** An announcement of the office, as it would make it at that address. */
export const announcement = (address: string): string =>
  [
    'NOTIFY * HTTP/1.1',
    'HOST: 239.255.255.250:1900',
    'CACHE-CONTROL: max-age = 1800',
    `LOCATION: http://${address}:1400/xml/device_description.xml`,
    `NT: ${ZONE_PLAYER}`,
    'NTS: ssdp:alive',
    'SERVER: Linux UPnP/1.0 Sonos/86.10-80260 (ZPS12)',
    `USN: uuid:${OFFICE_ID}::${ZONE_PLAYER}`,
    '',
    '',
  ].join('\r\n');

/** Status of what the phone is told. */
export const volumeSetAt = ({ hosts }: DiscoveryLab, host: string): Promise<number> =>
  statusOf(hosts.phone, setVolume(host, 11));
