import { shortWayInForce, shortWayWanted, WINDOWS } from '../../firewall/short-way-stand.ts';
import { AT_CARD, TABLE } from '../../firewall/table.ts';
import { HELPER_UNIT } from '../../service/names.ts';
import { betweenSegments, named } from '../between.ts';
import { fail, notApplicable, pass } from '../finding.ts';
import { untold } from '../look/nft.ts';
import { shortWaySight } from '../look/short-way-sight.ts';
import type { Finding, Probe } from '../probe.ts';

const LOOK_AGAIN = `The helper makes it within ten seconds, or says why it cannot (journalctl -u ${HELPER_UNIT})`;

export const noShortWay: Probe = {
  id: 'no-short-way',
  title: 'Music keeps to the rules where the configuration wants the short way',
  meaning:
    'What people answer to players that fetch music may be sent on past the rules (short-way). Where that is not in force the same music meets the rules with each packet: nothing is open and nothing stops, it costs a little more of the processor.',
  seen: `Reads ${WINDOWS} and the cards of this computer, and asks nft for the table ${TABLE} of the family ${AT_CARD}.`,
  when: {
    fail: `${WINDOWS} is not 1, none of the cards is there, or the table is not that of the configuration`,
    inconclusive: 'the kernel shows its rules to root alone, or there is no nft',
    pass: 'the table is that of the configuration',
    'not-applicable': 'no segment of people has short-way',
  },
  cure: `sysctl -w ${WINDOWS}=1, and tonewall firewall helper has to run`,
  look: betweenSegments(async ({ ports }, gateway) => {
    const { table, segments = [], hindered } = await shortWayWanted(gateway, shortWaySight(ports));
    if (hindered) return HINDERED[hindered];
    if (!table) return notApplicable('No segment of people has short-way.');
    const found = await shortWayInForce(ports.exec, table);
    if ('why' in found) return untold(found);
    const cards = segments.map(named).join(', ');
    return found.kind === 'wanted'
      ? pass(`What is answered to players at ${cards} goes the short way.`)
      : fail(`What is answered to players at ${cards} does not go the short way.`, LOOK_AGAIN);
  }),
};

const HINDERED: Readonly<Record<'windows' | 'cards', Finding>> = {
  windows: fail(
    `${WINDOWS} is not 1: the kernel would take what players say of music that it did not see for a forgery.`,
    `sysctl -w ${WINDOWS}=1`,
    `To keep it: echo '${WINDOWS}=1' >> /etc/sysctl.d/90-tonewall.conf; echo nf_conntrack > /etc/modules-load.d/90-tonewall.conf (there is no such key before)`,
  ),
  cards: fail('Of the cards between which it leads none is there.', 'ip link shows the cards'),
};
