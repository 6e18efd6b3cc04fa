import { flatNetwork } from '../../flat-network/flat-network.ts';
import { FLAT_PAGE, flatWords } from '../../flat-network/words.ts';
import { inconclusive, notApplicable, pass } from '../finding.ts';
import { ownAddresses } from '../look/own-addresses.ts';
import type { Finding, Probe } from '../probe.ts';

export const flatNetworkProbe: Probe = {
  id: 'flat-network',
  title: 'Others reach the players past the guard',
  meaning:
    'Without a segment of their own players are in one network with everybody else, and answer whoever asks them. The guard judges what is sent to the guarded addresses, and nothing else.',
  seen: 'Looks in the configuration for a segment of players, and compares the addresses of players with the networks of this computer.',
  when: {
    fail: 'no segment of players is named, and a player is in a network of this computer',
    inconclusive: 'no segment of players is named, and every player is behind another router',
    pass: 'a segment of players is named (rules-not-in-force tells whether it is walled off)',
    'not-applicable': 'no configuration was read, or all players are on this computer alone',
  },
  cure: `Give the players a segment of their own (docs/gateway.md); where that cannot be, ${FLAT_PAGE} tells what helps`,
  look: async ({ config, ports }) => {
    if (!config) return notApplicable('No configuration was read.');
    if (config.gateway) return pass('A segment of players is named.');
    const flat = flatNetwork(config, ownAddresses(ports));
    if (!flat) return notApplicable('No player is reached by other devices.');
    const { open, enforced, notEnforced, helps } = flatWords(flat);
    const cures = [...helps, `More: ${FLAT_PAGE}`];
    if (flat.near.length === 0) return inconclusive(open.join(' '), ...cures);
    return { verdict: 'fail', evidence: [...open, enforced, notEnforced], cures, sent: [] } satisfies Finding;
  },
};
