import { layoutOf } from '../../firewall/layout.ts';
import { rulesStand } from '../../firewall/rules-stand.ts';
import { FAMILIES, TABLE } from '../../firewall/table.ts';
import { betweenSegments } from '../between.ts';
import { fail, notApplicable, pass } from '../finding.ts';
import { untold } from '../look/nft.ts';
import type { Probe } from '../probe.ts';

const APPLY = 'As root: tonewall firewall apply';

export const rulesNotInForce: Probe = {
  id: 'rules-not-in-force',
  title: 'The rules of the configuration are not in force',
  meaning:
    'Without them everybody behind another card reaches every port of a player past the guard, as far as no other rule hinders it.',
  seen: `Asks nft for the tables ${TABLE} of the families ${FAMILIES.join(', ')}, and compares their mark with that of the configuration.`,
  when: {
    fail: 'one of them is not there, or they are those of another configuration',
    inconclusive: 'the kernel shows its rules to root alone, or there is no nft',
    pass: 'the tables are those of the configuration',
    'not-applicable': 'no segment has an interface',
  },
  cure: 'tonewall firewall apply, as root',
  look: betweenSegments(async ({ ports, config }) => {
    const layout = config && layoutOf(config);
    if (!layout) return notApplicable('The configuration names no segment with its interface.');
    const stand = await rulesStand(ports.exec, layout);
    switch (stand.kind) {
      case 'in-force':
        return pass('The rules in force are those of the configuration.');
      case 'none':
        return fail('No rules of Tonewall are in force.', APPLY);
      case 'players-differ':
        return fail(
          'The rules in force are those of the configuration, but players came or went since.',
          APPLY,
        );
      case 'others':
        return fail('The rules in force are not those of the configuration.', APPLY);
      default:
        return untold(stand);
    }
  }),
};
