import { isLoopback } from '../../../base/address.ts';
import { printable } from '../../../base/text.ts';
import { fail, notApplicable, pass, together } from '../finding.ts';
import { cardWith } from '../look/own-addresses.ts';
import type { Finding, Probe } from '../probe.ts';

export const playerAtOwnAddress: Probe = {
  id: 'player-at-own-address',
  title: 'A player of the configuration has an address of this computer',
  meaning:
    'What is sent there stays on this computer and comes to the guard itself, or to nobody: the player is not reached, wherever it is. Most often the address is mistyped, or two devices have it.',
  seen: "Compares the addresses of the players with those of this computer's cards that are up. Loopback, where simulated players are, does not count.",
  when: {
    fail: 'a player has one of them',
    pass: 'none has',
    'not-applicable': 'no configuration was read, or it names no player',
  },
  cure: 'Write the address that the player has into the configuration: tonewall audit finds the players of a network. Where another program made this computer take it: ip address del',
  look: async ({ ports, config }) => {
    if (!config) return notApplicable('No configuration was read.');
    if (config.players.size === 0) return notApplicable('The configuration names no player.');
    const found = [...config.players.values()].flatMap(({ room, address }): readonly Finding[] => {
      const card = isLoopback(address) ? undefined : cardWith(ports, address);
      return card === undefined ? [] : [ownAddress({ room: printable(room, 40), address, card })];
    });
    return found.length === 0 ? pass('No player has an address of this computer.') : together(found);
  },
};

const ownAddress = ({
  room,
  address,
  card,
}: Readonly<Record<'room' | 'address' | 'card', string>>): Finding =>
  fail(
    `${room} is said to be at ${address}, which this computer has itself (${card}).`,
    `Write the address that ${room} has into the configuration: tonewall audit finds it`,
    `Or, where ${address} is the player's: ip address show dev ${card}, and take it away there with ip address del`,
  );
