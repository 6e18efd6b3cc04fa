import { configInvalid, readConfigFile } from '../../config/load.ts';
import type { Config } from '../../config/config.ts';
import { describeProblem } from '../../base/yaml/problem.ts';
import { printable } from '../../base/text.ts';
import { doorless, doorlessWords } from '../../guard/flat-network/doorless.ts';
import { describeUnnamed, unnamedIn } from '../../guard/identity/unnamed.ts';
import { nodeDisk } from '../../host/disk/disk.ts';
import type { CommandContext } from '../command.ts';
import { nowMs, storeIn } from '../identity/identity-store.ts';
import type { StateFlags } from '../state-folder.ts';

export interface CheckFlags extends StateFlags {
  readonly json?: true;
}

/** Data: the file is not what it should be. */
const INVALID = 65;

export async function checkConfigFile(
  { terminal }: CommandContext,
  file: string,
  flags: CheckFlags,
): Promise<number> {
  const read = await readConfigFile(nodeDisk(), file);
  if (!read.ok && !flags.json) throw configInvalid(file, read.error.map(describeProblem));
  const warnings = read.ok ? await warningsFor(read.value.config, flags) : [];
  if (flags.json)
    terminal.out(
      `${JSON.stringify({ file, problems: read.ok ? [] : read.error, warnings }, undefined, 2)}\n`,
    );
  else if (read.ok) terminal.out(`${file}: no problems. ${summary(read.value.config)}\n`);
  if (!flags.json) for (const warning of warnings) terminal.note(`warning: ${printable(warning, 500)}`);
  return read.ok ? 0 : INVALID;
}

/** Without a state folder there are no identities to be warned of. */
async function warningsFor(config: Config, flags: StateFlags): Promise<readonly string[]> {
  const unnamed = unnamedIn(await storeIn(flags).read(), config, nowMs()).map(describeUnnamed);
  const without = doorless(config);
  return [...(without.length === 0 ? [] : [`${doorlessWords(without)} ${DOORLESS_HELP}`]), ...unnamed];
}

const DOORLESS_HELP = 'Write guarded-at (docs/flat-network.md), or name the segment (docs/gateway.md).';

const summary = (config: {
  readonly players: { readonly size: number };
  readonly people: { readonly size: number };
}): string => `${count(config.players.size, 'player')}, ${count(config.people.size, 'person', 'people')}.`;

const count = (number: number, one: string, many = `${one}s`): string =>
  `${number} ${number === 1 ? one : many}`;
