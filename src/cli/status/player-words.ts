import { table } from '../../audit/report/text/table.ts';
import { printable } from '../../base/text.ts';
import { modelByNumber } from '../../catalog/models.ts';
import { moment } from '../identity/moment.ts';
import type { Status, StatusPlayer } from './status.ts';

export const playerLines = (
  { players, frontDesk, file, timeZone }: Pick<Status, 'players' | 'frontDesk' | 'file' | 'timeZone'>,
  width: number,
): readonly string[] => [
  ...(players.length === 0
    ? ['  No player is guarded.']
    : table(
        width,
        ['room', 'model', 'address', 'door', 'last heard'],
        players.map((player) => row(player, timeZone)),
      )),
  ...players.filter(({ cutOff }) => cutOff === true).map(cutOffLine),
  ...players.flatMap((player) => placeLines(player, printable(file))),
  frontDesk === undefined ? '  There is no front desk.' : `  The front desk is at ${frontDesk}`,
];

const row = (player: StatusPlayer, timeZone: Status['timeZone']): readonly string[] => [
  printable(player.room, 40),
  modelOf(player),
  player.address,
  player.guardedAt === player.address ? 'its own address' : player.guardedAt,
  player.heardAt === undefined ? '-' : moment(player.heardAt, timeZone),
];

/** The player says what it is, so that may be anything. */
function modelOf({ stand, model, build }: StatusPlayer): string {
  if (stand === 'refuses') return 'refuses everybody';
  if (stand === 'unknown') return 'does not answer';
  if (model === undefined) return '-';
  const name = modelByNumber(model)?.name ?? model;
  return printable(build === undefined ? name : `${name}, ${build}`, 40);
}

const cutOffLine = ({ room }: StatusPlayer): string =>
  `  ${printable(room, 40)} FLOODS THE NETWORK and is cut off: it reaches nothing for ten minutes after its last try.`;

/** The file is behind. */
const placeLines = (
  { room, address, movedFrom, elsewhere }: StatusPlayer,
  file: string,
): readonly string[] => {
  const [name, found] = [printable(room, 40), printable(elsewhere ?? '', 40)];
  return [
    ...(movedFrom === undefined
      ? []
      : [
          `  ${name} HAS MOVED: ${file} has ${movedFrom}, it is guarded at ${address}. Give it a fixed address in your DHCP server, and write that.`,
        ]),
    ...(elsewhere === undefined
      ? []
      : [
          `  ${name} IS ELSEWHERE: ${file} has ${movedFrom ?? address}, it answers at ${found} and is not guarded there.`,
          `    Give it ${movedFrom ?? address} in your DHCP server, or write ${found} and run, as root: tonewall firewall apply`,
        ]),
  ];
};
