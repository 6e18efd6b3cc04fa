import { printable } from '../../base/text.ts';
import type { ShownNames } from '../../guard/approval/messages.ts';

/** So many players are told, and so many names of each; the journal has the rest. */
const MOST_TOLD = 10;
const MOST_NAMES = 5;

/** Names of the internet that players asked for and are not on their list. */
export function nameLines(names: ShownNames | undefined): readonly string[] {
  if (!names) return [];
  const { works, refused } = names;
  const more = refused.length - MOST_TOLD;
  return [
    ...(works ? [] : ['PLAYERS REACH NOTHING BY NAME: tonewall doctor']),
    ...(refused.length === 0 ? [] : ['Names that players were refused in the last hour']),
    ...refused.slice(0, MOST_TOLD).map(refusedLine),
    ...(more > 0
      ? [`  and ${more} more players: tonewall journal query --kind name-refused --since 1h`]
      : []),
  ];
}

function refusedLine({ address, room, names }: ShownNames['refused'][number]): string {
  const told = names.slice(-MOST_NAMES).toReversed();
  const more = names.length - told.length;
  const who =
    room === undefined ? printable(address, 60) : `${printable(room, 40)} at ${printable(address, 60)}`;
  return `  ${who}: ${told.map((name) => printable(name, 100)).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
