import { printable } from '../../base/text.ts';
import { actionWithClass } from '../../guard/approval/action-words.ts';
import { REASONS } from '../../guard/policy/reasons.ts';
import { moment } from '../identity/moment.ts';
import { count } from '../count.ts';
import type { RefusedLine } from './refused.ts';
import type { RefusedSince } from './refused-since.ts';

/** So many kinds of refusal are told, and so many of one asker, so that nobody hides the others; the journal has the rest. */
const MOST_TOLD = 10;
const MOST_OF_ONE = 3;

export function refusedLines(refused: RefusedSince | undefined, timeZone?: string): readonly string[] {
  if (!refused) return ['Nothing was written down yet.'];
  if (refused.total === 0) return ['Nothing was refused in the last hour.'];
  const told = toldOf(refused.lines);
  const more = refused.total - told.reduce((sum, line) => sum + line.count, 0);
  return [
    `Refused in the last hour: ${refused.total}`,
    ...told.flatMap((line) => refusedLine(line, timeZone)),
    ...(more === 0 ? [] : [`  and ${more} more: tonewall journal query --effect forbid --since 1h`]),
  ];
}

function toldOf(lines: readonly RefusedLine[]): readonly RefusedLine[] {
  const ofOne = new Map<string, number>();
  const told = lines.filter(({ who, address }) => {
    const asker = JSON.stringify([who, address]);
    const before = ofOne.get(asker) ?? 0;
    ofOne.set(asker, before + 1);
    return before < MOST_OF_ONE;
  });
  return told.slice(0, MOST_TOLD);
}

const refusedLine = (line: RefusedLine, timeZone: string | undefined): readonly string[] => [
  `  ${count(line.count, 'time', 'times')} ${printable(line.who, 60)} at ${printable(line.address, 60)}: ` +
    `${actionWithClass(line)} in ${printable(line.room, 40)}, last ${moment(line.lastAt, timeZone)}`,
  `    ${meaningOf(line.reason)}`,
];

const meaningOf = (reason: string): string =>
  Object.entries(REASONS).find(([id]) => id === reason)?.[1].meaning ?? printable(reason, 100);
