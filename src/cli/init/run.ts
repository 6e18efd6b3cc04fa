import { TonewallError } from '../../base/errors.ts';
import { printable } from '../../base/text.ts';
import { describeProblem } from '../../base/yaml/problem.ts';
import { readConfig } from '../../config/read.ts';
import { cardTowards, OUTSIDE, routes } from '../../guard/doctor/look/routes.ts';
import { nodeDisk } from '../../host/disk/disk.ts';
import type { Disk } from '../../ports/disk.ts';
import type { AuditPorts } from '../../audit/run.ts';
import { auditPorts } from '../audit/run.ts';
import type { CommandContext } from '../command.ts';
import { type Ask, type Asking, openAsking } from './asking.ts';
import { cardsOf, likely } from './cards.ts';
import { configText, type FirstConfig } from './config-text.ts';
import { deskAddress, type PlayerFlags, playersFor } from './players.ts';
import { segmentsQuestion } from './segments-question.ts';
import { GUESTS_MAY, OWNER, QUIET, timeZoneQuestion } from './questions.ts';

export interface InitFlags extends PlayerFlags {
  readonly segments?: string;
  readonly owner?: string;
  readonly guests?: string;
  readonly quiet?: string;
  readonly timeZone?: string;
  readonly force?: true;
  readonly json?: true;
}

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
  const players = await playersFor(context, { ports, asking, flags });
  const { ask } = asking;
  const segments = await segmentsFor({ ...ports, disk: nodeDisk() }, { ask, players, flag: flags.segments });
  return {
    players,
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
  }: { readonly ask: Ask; readonly players: FirstConfig['players']; readonly flag: string | undefined },
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
  const { players, owner } = first;
  const named = file === 'tonewall.yaml' ? '' : ` ${file}`;
  const config = named && ` --config${named}`;
  const walls = first.segments ? [`tonewall firewall plan${named}`, `tonewall firewall apply${named}`] : [];
  const next = [...walls, `tonewall guard${named}`, `tonewall enrol --name my-phone --role owner${config}`];
  if (flags.json) return terminal.out(`${JSON.stringify({ file, players, next })}\n`);
  const count = players.length === 1 ? '1 player' : `${players.length} players`;
  const service = first.segments
    ? `To have rules and guard started with this computer, as root: tonewall service install${named}\n`
    : '';
  terminal.out(
    `${file} is written: ${count}, owner ${printable(owner)}. Next:\n${next.map((line) => `  ${line}\n`).join('')}${service}`,
  );
}
