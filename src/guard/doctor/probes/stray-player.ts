import { cidrContains, isLoopback, parseCidr } from '../../../base/address.ts';
import { printable } from '../../../base/text.ts';
import type { Config, GuardedPlayer } from '../../../config/config.ts';
import { fail, inconclusive, notApplicable, pass, together } from '../finding.ts';
import { ownAddresses } from '../look/own-addresses.ts';
import type { DoctorPorts, Finding, Probe } from '../probe.ts';

export const strayPlayer: Probe = {
  id: 'stray-player',
  title: 'A player is outside its segment',
  meaning:
    'Rules hold for what passes through this computer. A player that is not in a segment of players is reached on other ways, past the guard. Without segments ' +
    'it is enough that this computer reaches it; but one behind a router cannot be told by its hardware address.',
  seen: 'Compares the addresses of the players with the segments of the configuration and with the networks of this computer.',
  when: {
    fail: 'with segments: a player is in no segment that holds players',
    inconclusive: 'without segments: a player is in no network of this computer',
    pass: 'each is where it belongs',
    'not-applicable': 'no configuration was read, or it names no player',
  },
  cure: 'Give the player an address of the segment (a reservation at the DHCP server), and write it into the configuration',
  look: async ({ ports, config }) => {
    if (!config) return notApplicable('No configuration was read.');
    if (config.players.size === 0) return notApplicable('The configuration names no player.');
    const found = [...config.players.values()].flatMap((player) => judge(ports, config, player));
    return found.length === 0 ? pass('Every player is where it belongs.') : together(found);
  },
};

function judge(ports: DoctorPorts, { gateway }: Config, player: GuardedPlayer): readonly Finding[] {
  const { room, address } = player;
  const who = `${printable(room, 40)} (${address})`;
  if (gateway) {
    const [{ text }] = gateway.players;
    const isHome = gateway.players.some(({ network }) => cidrContains(network, address));
    return isHome
      ? []
      : [
          fail(
            `${who} is in no segment that holds players.`,
            `Give ${printable(room, 40)} an address in ${text}`,
          ),
        ];
  }
  return isNear(ports, address)
    ? []
    : [
        inconclusive(
          `${who} is in no network of this computer: it is behind a router, or its address is wrong.`,
          `ip route get ${address}`,
          `tonewall audit ${address}`,
        ),
      ];
}

const isNear = (ports: DoctorPorts, address: string): boolean =>
  isLoopback(address) ||
  ownAddresses(ports).some((own) => {
    const network = parseCidr(`${own.address}/${own.prefix}`);
    return network !== undefined && cidrContains(network, address);
  });
