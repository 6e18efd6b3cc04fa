import { cardsOf } from '../../guard/doctor/between.ts';
import { applyFirewall, inForce } from '../../guard/firewall/firewall.ts';
import type { Layout } from '../../guard/firewall/layout.ts';
import type { Move } from '../../guard/firewall/moved.ts';
import type { Amount, PlayerCount } from '../../guard/firewall/player-counters.ts';
import { shortWayTable } from '../../guard/firewall/short-way.ts';
import { tableText } from '../../guard/firewall/table.ts';
import { takeAwayFirewall } from '../../guard/firewall/take-away.ts';
import { changeTo, type Change, createdTables, tablesOf } from '../../guard/firewall/transaction.ts';
import { nodeClock } from '../../host/clock.ts';
import { nodeDisk } from '../../host/disk/disk.ts';
import { nodeExec } from '../../host/exec.ts';
import type { CommandContext } from '../command.ts';
import { namingSame } from '../same-guard.ts';
import { DEFAULT_FOLDER } from '../state-folder.ts';
import { alarmLines } from '../status/rules-words.ts';
import type { Terminal } from '../terminal.ts';
import { missingCards } from './missing-cards.ts';
import { layoutIn } from './layout-in.ts';

export interface FirewallFlags {
  readonly json?: true;
  readonly keep?: string;
}

interface Wanted {
  readonly verb: 'plan' | 'apply' | 'status';
  readonly file: string;
}

/** Status: something differs. */
const DIFFERS = 1;

export async function runFirewall(
  { terminal }: CommandContext,
  { verb, file }: Wanted,
  flags: FirewallFlags,
): Promise<number> {
  const layout = await layoutIn(nodeDisk(), file);
  if (verb === 'plan') return plan(terminal, layout, flags);
  if (verb === 'status') return status({ terminal, layout, file }, flags);
  return apply(terminal, layout, flags);
}

/** Rules name their cards: those of a card that is not there bind it from the moment it is. */
async function apply(terminal: Terminal, layout: Layout, flags: FirewallFlags): Promise<number> {
  const changed = await applyFirewall(nodeExec(), layout);
  if (flags.keep !== undefined) await nodeDisk().write(flags.keep, createdTables(layout));
  const warnings = await missingCards(nodeDisk(), layout.gateway);
  say(terminal, flags, { changed, warnings }, APPLIED[changed]);
  if (!flags.json) for (const warning of warnings) terminal.note(`warning: ${warning}`);
  return 0;
}

function plan(terminal: Terminal, layout: Layout, { json }: FirewallFlags): number {
  const cards = cardsOf(layout.gateway).map((card) => card.interface);
  const atCards = shortWayTable(layout.gateway, cards);
  const rules = `${tablesOf(layout)}${atCards ? tableText(atCards) : ''}`;
  terminal.out(json ? `${JSON.stringify({ rules }, undefined, 2)}\n` : rules);
  return 0;
}

interface Asked {
  readonly terminal: Terminal;
  readonly layout: Layout;
  readonly file: string;
}

async function status({ terminal, layout, file }: Asked, flags: FirewallFlags): Promise<number> {
  const present = await inForce(nodeExec());
  const { kind } = changeTo(layout, present);
  const found = present ? [STATES[kind]] : alarmLines('none');
  const state = found.map(namingSame({ file, state: DEFAULT_FOLDER }));
  const players = present?.counts ?? [];
  const moved = [...(present?.moved ?? [])].map(([player, at]): Move => ({ player, at }));
  const words = [...state, ...moved.map(moveText), ...players.map(countText)].join('\n');
  say(terminal, flags, { inForce: present !== undefined, differs: kind, moved, players }, words);
  return kind === 'none' ? 0 : DIFFERS;
}

const moveText = ({ player, at }: Move): string =>
  `${player} of the file is at ${at} now: give it a fixed address in your DHCP server`;

const countText = ({ address, sent, connections, refused }: PlayerCount): string =>
  `${address}  sent ${amountText(sent)} in ${connections} connections, refused ${amountText(refused)}`;

const amountText = ({ packets, bytes }: Amount): string => `${packets} packets (${bytes} bytes)`;

export async function runRemove({ terminal }: CommandContext, flags: FirewallFlags): Promise<number> {
  const removed = await takeAwayFirewall({ exec: nodeExec(), clock: nodeClock() });
  say(terminal, flags, { removed }, removed ? 'The rules are gone.' : 'There were no rules.');
  return 0;
}

const APPLIED: Readonly<Record<Change['kind'], string>> = {
  none: 'All is as it should be; nothing was changed.',
  players: 'The doors are changed; the rules stand as they were.',
  all: 'The rules are in force.',
};

const STATES: Readonly<Record<Change['kind'], string>> = {
  none: 'The rules in force are those of the configuration.',
  players:
    'The rules in force are those of the configuration, but for players that came or went: tonewall firewall apply',
  all: 'Other rules are in force than those of the configuration: tonewall firewall apply',
};

function say(terminal: Terminal, { json }: FirewallFlags, fact: object, words: string): void {
  terminal.out(json ? `${JSON.stringify(fact, undefined, 2)}\n` : `${words}\n`);
}
