import { isLoopback } from '../../../base/address.ts';
import { printable } from '../../../base/text.ts';
import type { Config, GuardedPlayer } from '../../../config/config.ts';
import { doorlessWords, doorless } from '../../flat-network/doorless.ts';
import { fail, notApplicable, pass, together } from '../finding.ts';
import { cardWith } from '../look/own-addresses.ts';
import type { Finding, Probe } from '../probe.ts';

export const missingDoorAddress: Probe = {
  id: 'missing-door-address',
  title: 'An address for the door of a player is not on this computer',
  meaning:
    'Without segments each player is guarded at an address of this computer (guarded-at), one for each, and apps find it there. The guard does not start while one is missing.',
  seen: "Compares guarded-at of each player, and the address of the front desk, with the addresses of this computer's cards that are up.",
  when: {
    fail: 'one is on no card that is up, or a player has none and is in no segment of players either',
    pass: 'each is there',
    'not-applicable':
      'no configuration was read, or players keep their own addresses behind a gateway and there is no front desk',
  },
  cure: 'ip address add 192.168.1.120/32 dev eth0, and the same in the configuration of the system, so that it stays',
  look: async ({ ports, config }) => {
    if (!config) return notApplicable('No configuration was read.');
    const without = doorless(config);
    const wanted = wantedAddresses(config, without);
    if (wanted.length + without.length === 0)
      return notApplicable('The configuration names no address of this computer.');
    const missing = wanted.filter(
      ({ address }) => !isLoopback(address) && cardWith(ports, address) === undefined,
    );
    const found = [...(without.length === 0 ? [] : [noPlace(without)]), ...missing.map(notHere)];
    return found.length === 0
      ? pass('Every address that the guard needs is on this computer.')
      : together(found);
  },
};

interface Wanted {
  /** As it stands before "at" and the address. */
  readonly what: string;
  readonly address: string;
}

/** Of doors and the front desk. The own address of a player is never one that this computer should have. */
function wantedAddresses(
  { gateway, players, frontDesk }: Config,
  without: readonly GuardedPlayer[],
): readonly Wanted[] {
  const doors = gateway ? [] : [...players.values()].filter((player) => !without.includes(player));
  return [
    ...doors.map(({ room, guardedAt }) => ({
      what: `${printable(room, 40)} is guarded`,
      address: guardedAt,
    })),
    ...(frontDesk ? [{ what: 'The front desk is', address: frontDesk.address }] : []),
  ];
}

const notHere = ({ what, address }: Wanted): Finding =>
  fail(
    `${what} at ${address}, which is on no card that is up.`,
    `ip address add ${address}/32 dev CARD, with the card that leads to whoever asks there`,
  );

const noPlace = (players: readonly GuardedPlayer[]): Finding =>
  fail(
    doorlessWords(players),
    'Write guarded-at for each, a free address of the network: { address: 192.168.1.20, guarded-at: 192.168.1.120 }; then tonewall doctor again (docs/flat-network.md)',
    'Or give the players a segment of their own, and name it (docs/gateway.md)',
  );
