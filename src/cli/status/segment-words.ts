import { table } from '../../audit/report/text/table.ts';
import { wrap } from '../../audit/report/text/wrap.ts';
import { printable } from '../../base/text.ts';
import { flatLines } from '../../guard/flat-network/words.ts';
import { count } from '../count.ts';
import { rulesWords } from './rules-words.ts';
import type { StatusSegment } from './segments.ts';
import type { Status } from './status.ts';

/** Segments, and whether what keeps them apart is there. */
export const segmentLines = (
  { segments, rules, flatNetwork, trouble }: Pick<Status, 'segments' | 'rules' | 'flatNetwork' | 'trouble'>,
  width: number,
): readonly string[] => [
  ...(segments.length === 0
    ? [trouble ? '  The guard stands between none.' : '  The file names none.']
    : table(width, ['name', 'card', 'network', 'holds', 'known there'], segments.map(row))),
  ...(rules === undefined ? [] : [`  ${rulesWords(rules)}`]),
  ...(flatNetwork ? flatLines(flatNetwork) : []).flatMap(({ lead, text }) =>
    wrap(text, { width, lead: `  ${lead}` }),
  ),
];

function row(segment: StatusSegment): readonly string[] {
  const { name, interface: card = 'none', network = 'all else', holds } = segment;
  return [printable(name, 40), card, network, HOLDS[holds](segment), knownThere(segment)];
}

const HOLDS: Readonly<Record<StatusSegment['holds'], (segment: StatusSegment) => string>> = {
  players: () => 'players',
  people: ({ role }) => (role === undefined ? 'people' : `people, as ${role}`),
  internet: () => 'the internet',
};

function knownThere({ players, devices }: StatusSegment): string {
  const known = [
    ...(players === 0 ? [] : [count(players, 'player', 'players')]),
    ...(devices === 0 ? [] : [count(devices, 'device', 'devices')]),
  ];
  return known.join(', ') || '-';
}
