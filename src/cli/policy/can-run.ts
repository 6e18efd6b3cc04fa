import { TonewallError } from '../../base/errors.ts';
import { printable } from '../../base/text.ts';
import { CLASS_WORDS } from '../../catalog/risk-words.ts';
import type { Config } from '../../config/config.ts';
import { type CastOutlook, castOutlookFor } from '../../guard/policy/cast-outlook.ts';
import { type Outlook, outlookFor } from '../../guard/policy/outlook.ts';
import { parseWhen, wallText } from '../../guard/policy/when.ts';
import { principalNamed } from '../../guard/policy/whom.ts';
import { nodeClock } from '../../host/clock.ts';
import type { CommandContext } from '../command.ts';
import { castNotes, castRows } from './cast-words.ts';
import { columns } from './columns.ts';
import { loadPolicy } from './load.ts';
import { answerWords, exceptionsOf } from './words.ts';

export interface CanFlags {
  readonly as: string;
  readonly group?: readonly string[];
  readonly room?: readonly string[];
  readonly at?: string;
  readonly json?: true;
}

export async function can({ terminal }: CommandContext, file: string, flags: CanFlags): Promise<number> {
  const { config, policy } = await loadPolicy(file);
  const principal = principalNamed(config, flags.as, flags.group);
  if (!principal) throw new TonewallError('usage-flag', `${flags.as} is no person, role or address`);
  const rooms = roomsIn(config, flags.room);
  const at = timeIn(config, flags.at);
  const outlook = outlookFor(policy, { principal, rooms, at });
  const casts = castOutlookFor(policy, { principal, rooms, at });
  if (flags.json) {
    terminal.out(`${JSON.stringify({ principal, at, outlook, casts }, undefined, 2)}\n`);
    return 0;
  }
  const zone = config.timeZone ?? 'UTC';
  terminal.out(`What ${printable(principal.name, 60)} may do at ${wallText(zone, at)} (${zone}):\n\n`);
  for (const line of tableOf({ outlook, casts, rooms }, terminal.width)) terminal.out(`${line}\n`);
  const notes = [...exceptionsOf(outlook), ...castNotes(casts, { isBetween: config.gateway !== undefined })];
  if (notes.length > 0) terminal.out(`\n${notes.join('\n')}\n`);
  return 0;
}

function roomsIn({ players }: Config, wanted: readonly string[] | undefined): readonly string[] {
  const stranger = wanted?.find((room) => !players.has(room));
  if (stranger !== undefined) throw new TonewallError('usage-flag', `there is no room ${stranger}`);
  return wanted ?? [...players.keys()];
}

function timeIn({ timeZone = 'UTC' }: Config, text: string | undefined): number {
  const now = nodeClock().now();
  if (text === undefined) return now;
  const at = parseWhen(text, { timeZone, now });
  if (!at.ok) throw new TonewallError('usage-flag', at.error);
  return at.value;
}

interface Told {
  readonly outlook: readonly Outlook[];
  readonly casts: readonly CastOutlook[];
  readonly rooms: readonly string[];
}

function tableOf({ outlook, casts, rooms }: Told, width: number): readonly string[] {
  const classes = [...new Set(outlook.map(({ riskClass }) => riskClass))];
  const rows = classes.map((riskClass) => [
    CLASS_WORDS[riskClass],
    ...outlook.filter((one) => one.riskClass === riskClass).map(answerWords),
  ]);
  return columns(width, ['', ...rooms.map((room) => printable(room, 30))], [...rows, ...castRows(casts)]);
}
