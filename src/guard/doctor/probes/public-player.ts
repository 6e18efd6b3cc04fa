import { isPrivateAddress } from '../../../base/address.ts';
import { printable } from '../../../base/text.ts';
import { fail, notApplicable, pass, together } from '../finding.ts';
import type { Probe } from '../probe.ts';

export const publicPlayer: Probe = {
  id: 'public-player',
  title: 'A player has an address of the internet',
  meaning:
    'A player answers everybody who reaches it. With a public address that may be everybody: players that stood before the router, or in its DMZ, were found by the thousand.',
  seen: 'Compares the addresses of the players in the configuration with the private ranges (RFC 1918, and link-local).',
  when: {
    fail: 'one is in none of them',
    pass: 'all are private',
    'not-applicable': 'no configuration was read, or it names no player',
  },
  cure: 'Put the player behind the router, into a network with private addresses, and take away port forwards and DMZ entries that point to it',
  look: async ({ config }) => {
    if (!config) return notApplicable('No configuration was read.');
    const players = [...config.players.values()];
    if (players.length === 0) return notApplicable('The configuration names no player.');
    const open = players.filter(({ address }) => !isPrivateAddress(address));
    if (open.length === 0) return pass('Every player has a private address.');
    return together(
      open.map(({ room, address }) =>
        fail(
          `${printable(room, 40)} has ${address}, an address of the internet.`,
          'Put it behind the router, into a network with private addresses',
          'Take port forwards and DMZ entries that point to it away from the router',
        ),
      ),
    );
  },
};
