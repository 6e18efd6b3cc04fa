import { configInvalid, readConfigFile } from '../../config/load.ts';
import { describeProblem } from '../../base/yaml/problem.ts';
import { nodeDisk } from '../../host/disk/disk.ts';
import type { CommandContext } from '../command.ts';

export interface CheckFlags {
  readonly json?: true;
}

/** Data: the file is not what it should be. */
const INVALID = 65;

export async function checkConfigFile(
  { terminal }: CommandContext,
  file: string,
  { json }: CheckFlags,
): Promise<number> {
  const read = await readConfigFile(nodeDisk(), file);
  if (!read.ok && !json) throw configInvalid(file, read.error.map(describeProblem));
  if (json) terminal.out(`${JSON.stringify({ file, problems: read.ok ? [] : read.error }, undefined, 2)}\n`);
  else if (read.ok) terminal.out(`${file}: no problems. ${summary(read.value.config)}\n`);
  return read.ok ? 0 : INVALID;
}

const summary = (config: {
  readonly players: { readonly size: number };
  readonly people: { readonly size: number };
}): string => `${count(config.players.size, 'player')}, ${count(config.people.size, 'person', 'people')}.`;

const count = (number: number, one: string, many = `${one}s`): string =>
  `${number} ${number === 1 ? one : many}`;
