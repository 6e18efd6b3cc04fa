import { fileArgument } from './default-file.ts';
import { dirname, join } from 'node:path';
import { TonewallError } from '../base/errors.ts';
import { err, ok, type Result } from '../base/result.ts';
import { describeProblem, type Problem } from '../base/yaml/problem.ts';
import type { Disk } from '../ports/disk.ts';
import type { Config } from './config.ts';
import { MAX_CONFIG_BYTES, readConfig } from './read.ts';

/** A configuration with the text of its Cedar files. */
export interface LoadedConfig {
  readonly config: Config;
  readonly cedarFiles: readonly CedarFile[];
}

export interface CedarFile {
  readonly name: string;
  readonly text: string;
}

/**
 * Reads `tonewall.yaml` and the Cedar files it names, or tells every problem in it. Fails with `file-unreadable` where
 * one of these files cannot be read.
 */
export async function readConfigFile(
  disk: Disk,
  path: string,
): Promise<Result<LoadedConfig, readonly Problem[]>> {
  const read = readConfig(await mainTextOf(disk, path), path);
  if (!read.ok) return err(read.error);
  const cedarFiles: CedarFile[] = [];
  for (const { name } of read.value.policyFiles)
    cedarFiles.push({ name, text: await textOf(disk, join(dirname(path), name)) });
  return ok({ config: read.value, cedarFiles });
}

/** Whoever has no file yet needs one: nothing is wrong with permissions then. */
async function mainTextOf(disk: Disk, path: string): Promise<string> {
  try {
    return await textOf(disk, path);
  } catch (cause) {
    if (!(cause instanceof TonewallError) || (await disk.stamp(path)) !== undefined) throw cause;
    throw new TonewallError(cause.code, cause.message, { hint: nextWithout(path), cause });
  }
}

const nextWithout = (path: string): string =>
  `tonewall init${fileArgument(path)} writes a first one. Where yours is another file, name it on the command line.`;

const textOf = async (disk: Disk, path: string): Promise<string> =>
  new TextDecoder().decode(await disk.read(path, MAX_CONFIG_BYTES));

/** The same for a command line: fails with `config-invalid`, which names every problem with its line. */
export async function loadConfig(disk: Disk, path: string): Promise<LoadedConfig> {
  const read = await readConfigFile(disk, path);
  if (!read.ok) throw configInvalid(path, read.error.map(describeProblem));
  return read.value;
}

/** The error for a file with these problems, one a line. */
export function configInvalid(path: string, problems: readonly string[]): TonewallError {
  const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
  const lines = problems.map((problem) => `  ${problem}`);
  return new TonewallError('config-invalid', [`${path} cannot be used: ${count}`, ...lines].join('\n'));
}
