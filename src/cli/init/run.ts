import { isLoopback } from '../../base/address.ts';
import { TonewallError } from '../../base/errors.ts';
import { printable } from '../../base/text.ts';
import { describeProblem } from '../../base/yaml/problem.ts';
import { fileArgument } from '../../config/default-file.ts';
import { readConfig } from '../../config/read.ts';
import { cardTowards, OUTSIDE, routes } from '../../guard/doctor/look/routes.ts';
import { nodeDisk } from '../../host/disk/disk.ts';
import { nodeNet } from '../../host/net.ts';
import type { Disk } from '../../ports/disk.ts';
import type { AuditPorts } from '../../audit/run.ts';
import { auditPorts } from '../audit/run.ts';
import type { CommandContext } from '../command.ts';
import { type Ask, type Asking, openAsking } from './asking.ts';
import { cardsOf, likely } from './cards.ts';
import { configText, type FirstConfig } from './config-text.ts';
import { withDoors } from './doors.ts';
import { checkFlags, type InitFlags } from './flags.ts';
import { nextSteps, warningsOf } from './next-steps.ts';
import { deskAddress, playersFor } from './players.ts';
import type { FoundPlayer } from './room-names.ts';
import { segmentsQuestion } from './segments-question.ts';
import { GUESTS_MAY, OWNER, QUIET, timeZoneQuestion } from './questions.ts';

export async function runInit(context: CommandContext, file: string, flags: InitFlags): Promise<number> {
  const disk = nodeDisk();
  await assertFree(disk, file, flags);
  await disk.checkWritable(file);
  const asking = openAsking(context);
  try {
    const first = await answers(context, asking, flags);
    const text = checked(configText(first), file);
    await assertFree(disk, file, flags);
    await disk.write(file, text);
    tell(context, { file, first, flags });
  } finally {
    asking.close();
  }
  return 0;
}

async function assertFree(disk: Disk, file: string, { force }: InitFlags): Promise<void> {
  if (force || !(await disk.exists(file))) return;
  throw new TonewallError('file-unwritable', `${file} is there already and was left alone`, {
    hint: 'Name another file, or write over it with --force.',
  });
}

async function answers(context: CommandContext, asking: Asking, flags: InitFlags): Promise<FirstConfig> {
  const ports = auditPorts(context);
  checkFlags(flags, cardsOf(ports.net.interfaces()));
  const players = await playersFor(context, { ports, asking, flags });
  const { ask } = asking;
  const segments = await segmentsFor({ ...ports, disk: nodeDisk() }, { ask, players, flag: flags.segments });
  return {
    players: await withDoors(ask, { players, segments, flag: flags.guardedAt }),
    segments,
    owner: await ask(OWNER, flags.owner),
    guests: await ask(GUESTS_MAY, flags.guests),
    quiet: await ask(QUIET, flags.quiet),
    timeZone: await ask(timeZoneQuestion(Intl.DateTimeFormat().resolvedOptions().timeZone), flags.timeZone),
    frontDesk: deskAddress(ports, players, segments),
  };
}

/** With one card there is nothing to stand between. */
async function segmentsFor(
  { net, disk }: Pick<AuditPorts, 'net'> & { readonly disk: Disk },
  {
    ask,
    players,
    flag,
  }: { readonly ask: Ask; readonly players: readonly FoundPlayer[]; readonly flag: string | undefined },
): Promise<FirstConfig['segments']> {
  const cards = cardsOf(net.interfaces());
  if (cards.length < 2 && flag === undefined) return undefined;
  const found = {
    players: players.map(({ address }) => address),
    out: cardTowards((await routes(disk)) ?? [], OUTSIDE),
  };
  return ask(segmentsQuestion(cards, likely(cards, found)), flag);
}

/** What is written can be read: nothing that `tonewall config check` would complain of reaches the disk. */
function checked(text: string, file: string): string {
  const read = readConfig(text, file);
  if (read.ok) return text;
  throw new TonewallError(
    'usage-flag',
    `no file can be made of this: ${read.error.map(describeProblem).join('; ')}`,
  );
}

interface Written {
  readonly file: string;
  readonly first: FirstConfig;
  readonly flags: InitFlags;
}

function tell({ terminal }: CommandContext, { file, first, flags }: Written): void {
  const next = nextSteps({ file, first, own: nodeNet().interfaces() });
  const warnings = warningsOf(first);
  const { players } = first;
  if (flags.json) return terminal.out(`${JSON.stringify({ file, players, next, warnings })}\n`);
  const lines = next.map((line) => `  ${line}\n`).join('');
  terminal.out(`${writtenWords(file, first)} Next:\n${lines}${fromTheStart(file, first)}`);
  for (const warning of warnings) terminal.note(`warning: ${warning}`);
}

function writtenWords(file: string, { players, owner }: FirstConfig): string {
  const count = players.length === 1 ? '1 player' : `${players.length} players`;
  return `${file} is written: ${count}, owner ${printable(owner)}.`;
}

/** What has to be there after the next start of the computer as well. */
function fromTheStart(file: string, { segments, players }: FirstConfig): string {
  if (segments)
    return `To have rules and guard started with this computer, as root: tonewall service install${fileArgument(file)}\n`;
  const isAdded = players.some(({ guardedAt = '127.0.0.1' }) => !isLoopback(guardedAt));
  return isAdded ? 'Addresses that are added so are gone after a restart: docs/flat-network.md\n' : '';
}
