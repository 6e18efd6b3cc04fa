import { type IpAddress, knownAddress } from '../../base/address.ts';
import type { LoadedConfig } from '../../config/load.ts';
import { readConfig } from '../../config/read.ts';
import type { RunningHousehold } from '../../sim/household.ts';
import type { Who } from './attempt.ts';

/** Loopback addresses from which people of the demonstration ask. */
export const PEOPLE: Readonly<Record<Who, IpAddress>> = {
  owner: knownAddress('127.40.1.1'),
  guest: knownAddress('127.40.2.1'),
  stranger: knownAddress('127.40.9.1'),
};

/** The door of a simulated player: ten loopback networks further, 127.30 for 127.20. */
export const doorOf = (player: string): IpAddress =>
  knownAddress(player.replace(/^127\.(\d+)\./, (_, second: string) => `127.${(Number(second) + 10) % 256}.`));

/** Whether the guard can stand in front of these players here: on loopback every address is one's own. */
export const canBeGuarded = ({ players }: RunningHousehold): boolean =>
  players.every((player) => player.address.startsWith('127.'));

/** The players of a household by the names that the guard gives them: the second of a pair gets a number. */
export function roomsOf({ players }: RunningHousehold): ReadonlyMap<string, IpAddress> {
  const rooms = new Map<string, IpAddress>();
  for (const player of players) {
    const again = players.filter(({ room }) => room === player.room).indexOf(player);
    rooms.set(again === 0 ? player.room : `${player.room} ${again + 1}`, knownAddress(player.address));
  }
  return rooms;
}

/** The whole `tonewall.yaml` of the demonstration. Its quiet hours are around the clock: it is always night here. */
export function demoConfigText(rooms: ReadonlyMap<string, IpAddress>): string {
  const players = [...rooms].map(
    ([room, at]) => `  ${JSON.stringify(room)}: { address: ${at}, guarded-at: ${doorOf(at)} }`,
  );
  return `# The home of the demonstration.
version: 1
time-zone: Europe/Berlin
players:
${players.join('\n')}
segments:
  - { network: 127.40.1.0/24, role: owner }
  - { network: 127.40.2.0/24, role: guest }
  - { network: 127.0.0.1/32, role: guest }
roles:
  guest:
    extends: guest
    rooms: [Living Room, Kitchen]
    volume-cap: 40
quiet-hours:
  hours: 00:00-24:00
  rooms: [Children's Room]
  except: [owner]
`;
}

/** Its text is our own, so it is right. */
export function demoConfig(rooms: ReadonlyMap<string, IpAddress>): LoadedConfig {
  const config = readConfig(demoConfigText(rooms), 'demo tonewall.yaml');
  if (!config.ok) throw new Error(config.error.map(({ message }) => message).join('; '));
  return { config: config.value, cedarFiles: [] };
}
