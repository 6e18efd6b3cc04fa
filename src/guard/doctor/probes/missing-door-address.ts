import { isLoopback } from '../../../base/address.ts';
import { printable } from '../../../base/text.ts';
import { fail, notApplicable, pass, together } from '../finding.ts';
import { cardWith } from '../look/own-addresses.ts';
import type { Probe } from '../probe.ts';

export const missingDoorAddress: Probe = {
  id: 'missing-door-address',
  title: 'An address for the door of a player is not on this computer',
  meaning:
    'Without segments each player is guarded at an address of this computer (guarded-at), one for each, and apps find it there. The guard does not start while one is missing.',
  seen: "Compares guarded-at of each player, and the address of the front desk, with the addresses of this computer's cards that are up.",
  when: {
    fail: 'one is on no card that is up',
    pass: 'each is there',
    'not-applicable':
      'no configuration was read, or players keep their own addresses behind a gateway and there is no front desk',
  },
  cure: 'ip address add 192.168.1.120/32 dev eth0, and the same in the configuration of the system, so that it stays',
  look: async ({ ports, config }) => {
    if (!config) return notApplicable('No configuration was read.');
    const doors = config.gateway
      ? []
      : [...config.players.values()].map(({ room, guardedAt }) => ({
          what: `${printable(room, 40)} is guarded`,
          address: guardedAt,
        }));
    const desk = config.frontDesk ? [{ what: 'The front desk is', address: config.frontDesk.address }] : [];
    const wanted = [...doors, ...desk];
    if (wanted.length === 0) return notApplicable('The configuration names no address of this computer.');
    const missing = wanted.filter(
      ({ address }) => !isLoopback(address) && cardWith(ports, address) === undefined,
    );
    if (missing.length === 0) return pass('Every address that the guard needs is on this computer.');
    return together(
      missing.map(({ what, address }) =>
        fail(
          `${what} at ${address}, which is on no card that is up.`,
          `ip address add ${address}/32 dev CARD, with the card that leads to whoever asks there`,
        ),
      ),
    );
  },
};
