import { table } from '../../audit/report/text/table.ts';
import { printable } from '../../base/text.ts';
import type { ShownTraffic } from '../../guard/traffic/shown.ts';
import { count } from '../count.ts';

type Player = ShownTraffic['players'][number];

/** So many players are told; `--json` has all of them. */
const MOST_TOLD = 20;
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

/** What players sent through this computer, those that were refused most first. */
export function trafficLines(traffic: ShownTraffic | undefined, width: number): readonly string[] {
  if (!traffic) return [];
  const { works, players } = traffic;
  const active = players.filter(({ sent, begun, refused }) => sent + begun + refused > 0);
  const told = active.toSorted((a, b) => b.refused - a.refused || b.sent - a.sent).slice(0, MOST_TOLD);
  const more = active.length - told.length;
  return [
    '',
    `Sent by players${spanOf(traffic)}`,
    ...(works
      ? []
      : ['  IT IS NOT COUNTED NOW: the helper of the firewall does not tell, see tonewall doctor']),
    ...(told.length === 0 ? ['  Nothing was counted.'] : table(width, HEAD, told.map(row))),
    ...(more > 0 ? [`  and ${count(more, 'more player', 'more players')}: tonewall status --json`] : []),
    ...players.filter(({ knocks }) => knocks).map(knockLine),
  ];
}

/** A guard that has just started knows of no hour, and of nothing where nobody has told anything yet. */
function spanOf({ forMs }: ShownTraffic): string {
  if (forMs === 0) return '';
  if (forMs >= HOUR_MS) return ' in the last hour';
  const minutes = Math.ceil(forMs / MINUTE_MS);
  return ` in the last ${minutes === 1 ? 'minute' : `${minutes} minutes`}, since when it is counted`;
}

const HEAD = ['room', 'let through', 'connections begun', 'refused'];

const row = ({ room, sent, sentBytes, begun, refused }: Player): readonly string[] => [
  printable(room, 40),
  `${count(sent, 'packet', 'packets')} (${count(sentBytes, 'byte', 'bytes')})`,
  `${begun}`,
  count(refused, 'packet', 'packets'),
];

const knockLine = ({ room }: Player): string =>
  `  ${printable(room, 40)} KEEPS TRYING WHAT IT MAY NOT: was it taken over? docs/gateway.md says how to look`;
