import { type ShortWaySight, WINDOWS } from '../../firewall/short-way-stand.ts';
import type { DoctorPorts } from '../probe.ts';
import { valueOf } from './files.ts';
import { cardsThere } from './links.ts';

/** As the kernel shows it in its files. */
export const shortWaySight = ({ disk, exec }: Pick<DoctorPorts, 'disk' | 'exec'>): ShortWaySight => ({
  exec,
  cards: () => cardsThere(disk),
  windows: () => valueOf(disk, `/proc/sys/${WINDOWS.replaceAll('.', '/')}`),
});
