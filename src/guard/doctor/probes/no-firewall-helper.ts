import { dirname } from 'node:path';
import { printable } from '../../../base/text.ts';
import { firewallAt } from '../../gateway/firewall-door.ts';
import type { Gateway } from '../../../config/config.ts';
import { HELPER_SOCKET } from '../../firewall/helper-socket.ts';
import { byName } from '../../firewall/name-rules.ts';
import { betweenSegments } from '../between.ts';
import { fail, inconclusive, pass } from '../finding.ts';
import type { DoctorPorts, Probe } from '../probe.ts';

const CURE =
  'As root: tonewall service install; or, without systemd, tonewall firewall helper --user USER, with the user as whom the guard runs';

const ASK_AS = 'Ask as the user as whom the guard runs: sudo -u USER tonewall doctor';

export const noFirewallHelper: Probe = {
  id: 'no-firewall-helper',
  title: 'Nobody opens pinholes for the guard and keeps the rules in force',
  meaning:
    'The process that may change rules is not the guard. Without it doors work, and these do not: players cannot fetch files that a phone offers, AirPlay passes for nobody, players that reach the internet by name reach nothing of it, one with another address is not followed, and the guard is not told which players were cut off, what they send, and which addresses several claim. Rules that another program takes away stay away.',
  seen: `Looks for ${HELPER_SOCKET}, or for what --firewall-helper names, and asks there which players are cut off. The helper answers one user alone.`,
  when: {
    fail: 'there is no such socket',
    inconclusive: 'there is one, and it does not answer this user; or this user may not look into its folder',
    pass: 'it answers',
    'not-applicable': 'no segment has an interface',
  },
  cure: CURE,
  look: betweenSegments(async ({ ports, firewallHelper }, gateway) => {
    if (!(await ports.disk.exists(firewallHelper)))
      return (await isHidden(ports.disk, firewallHelper))
        ? inconclusive(`${printable(dirname(firewallHelper))} cannot be looked at by this user.`, ASK_AS)
        : fail(`There is no ${printable(firewallHelper)}.${missedBy(gateway)}`, CURE);
    const answer = await firewallAt(ports.doors, firewallHelper)({ ask: 'cut-off' });
    if (answer?.answer !== 'cut-off')
      return inconclusive(`Nobody answers this user at ${printable(firewallHelper)}.`, ASK_AS);
    const { players } = answer;
    return pass(
      players.length === 0
        ? 'The helper answers; no player is cut off.'
        : `The helper answers; these players are cut off for flooding: ${players.join(', ')}.`,
    );
  }),
};

/** Whether the folder is there and shows nobody of this user what is in it. */
async function isHidden(disk: DoctorPorts['disk'], path: string): Promise<boolean> {
  const folder = dirname(path);
  if (!(await disk.exists(folder))) return false;
  return disk.list(folder).then(
    () => false,
    () => true,
  );
}

/** Where players reach the internet by name, it is what lets them. */
function missedBy(gateway: Gateway): string {
  const names = byName(gateway).map(({ name }) => printable(name, 40));
  return names.length === 0 ? '' : ` Players in ${names.join(' and ')} reach nothing of the internet.`;
}
