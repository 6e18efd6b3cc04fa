import { betweenSegments } from '../between.ts';
import { fail, inconclusive, notApplicable, pass } from '../finding.ts';
import { readText } from '../look/files.ts';
import type { Probe } from '../probe.ts';

const FILE = '/etc/avahi/avahi-daemon.conf';

export const mdnsReflector: Probe = {
  id: 'mdns-reflector',
  title: 'A reflector repeats mDNS between segments',
  meaning:
    'The guard tells of players only those who may find them. A reflector on the same computer repeats everything to everybody: names of rooms, and players that a segment is not to know.',
  seen: `Reads enable-reflector in ${FILE}. Other repeaters of mDNS or SSDP are not looked for.`,
  when: {
    fail: 'the reflector of Avahi is on',
    inconclusive: 'the file may not be read',
    pass: 'it is off',
    'not-applicable': 'no segment has an interface, or there is no Avahi',
  },
  cure: `enable-reflector=no in ${FILE}, then systemctl restart avahi-daemon`,
  look: betweenSegments(async ({ ports }) => {
    const read = await readText(ports.disk, FILE);
    if (read.kind === 'absent') return notApplicable(`There is no ${FILE}.`);
    if (read.kind === 'closed') return inconclusive(`${FILE} may not be read.`, `grep reflector ${FILE}`);
    // As shipped it is off (avahi-daemon.conf(5)).
    return /^\s*enable-reflector\s*=\s*yes\b/m.test(read.text)
      ? fail(
          'The reflector of Avahi is on.',
          `sed -i 's/^ *enable-reflector *=.*/enable-reflector=no/' ${FILE} && systemctl restart avahi-daemon`,
        )
      : pass('The reflector of Avahi is off.');
  }),
};
