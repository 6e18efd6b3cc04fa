import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { debianProgram } from '../../tools/debian-packages.ts';
import { debianFolder } from './debian.ts';
import { newPrefix } from './names.ts';
import { removeFolder } from './sweep.ts';

/** A root of its own for a computer: what is written there goes with it. */
export interface Layered {
  readonly root: string;
  readonly close: () => void;
}

let known: { readonly reason: string | undefined } | undefined;

/** Why no computer can be started here, as a reason to skip; undefined when it can. Tried once, for real, with one that ends at once. */
export function systemdMissing(): string | undefined {
  known ??= { reason: probe() };
  return known.reason;
}

function probe(): string | undefined {
  if (debianProgram('nspawn') === undefined) return 'systemd-nspawn is not installed';
  const folder = mkdtempSync(join(tmpdir(), newPrefix()));
  try {
    const { root, close } = layered(join(folder, 'computer'));
    const args = ['--quiet', `--directory=${root}`, '--register=no', '--keep-unit', '--pipe', '/bin/true'];
    const done = spawnSync('systemd-nspawn', args, { encoding: 'utf8', timeout: 60_000 });
    close();
    return done.status === 0 ? undefined : `systemd-nspawn starts nothing here: ${done.stderr?.trim()}`;
  } catch (cause) {
    return cause instanceof Error ? cause.message : String(cause);
  } finally {
    removeFolder(folder);
  }
}

/** The files of this machine, or of another Debian, with an empty layer above them. */
export function layered(layer: string): Layered {
  const folders = ['upper', 'work', 'root'].map((name) => join(layer, name));
  const [upper = '', work = '', root = ''] = folders;
  mkdirSync(layer);
  mount('-t', 'tmpfs', 'tmpfs', layer);
  for (const folder of folders) mkdirSync(folder);
  mount(
    '-t',
    'overlay',
    'overlay',
    '-o',
    `lowerdir=${debianFolder()},upperdir=${upper},workdir=${work}`,
    root,
  );
  const close = (): void => {
    for (const folder of [root, layer]) spawnSync('umount', ['--lazy', folder]);
  };
  return { root, close };
}

function mount(...args: readonly string[]): void {
  const done = spawnSync('mount', args, { encoding: 'utf8' });
  if (done.status !== 0) throw new Error(`mount ${args.join(' ')}: ${done.stderr}`);
}
