import type { DoctorPorts } from '../probe.ts';

/** The cards that frames of a card come and go by: itself, the ports of a bridge, and what lies under a VLAN or a bond (/sys/class/net). */
export async function partsOf(disk: DoctorPorts['disk'], card: string): Promise<readonly string[]> {
  const folder = `/sys/class/net/${card}`;
  const ports = (await disk.exists(`${folder}/brif`)) ? await disk.list(`${folder}/brif`) : [];
  const links = (await disk.exists(folder)) ? await disk.list(folder) : [];
  const lower = links.flatMap((name) => (name.startsWith('lower_') ? [name.slice('lower_'.length)] : []));
  return [...new Set([card, ...ports, ...lower])];
}
