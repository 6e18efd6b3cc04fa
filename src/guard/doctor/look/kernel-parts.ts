import { gunzipSync } from 'node:zlib';
import type { DoctorPorts } from '../probe.ts';
import { readBytes, readText, valueOf } from './files.ts';

type Disk = DoctorPorts['disk'];

/** A part that a kernel is built with or not. */
export interface KernelPart {
  /** As the kernel's configuration names it: `CONFIG_WIREGUARD`. */
  readonly option: string;
  /** The module that it is, where it is one: `wireguard`. */
  readonly module: string;
}

/** A configuration has some 10,000 lines. */
const MOST_TEXT = 4 << 20;

/** Undefined where the system shows neither how its kernel was built nor which modules belong to it. */
export async function kernelHas(disk: Disk, part: KernelPart): Promise<boolean | undefined> {
  const release = await valueOf(disk, '/proc/sys/kernel/osrelease');
  const config = await configOf(disk, release);
  if (config !== undefined) return new RegExp(`^${part.option}=[ym]$`, 'm').test(config);
  if (release === undefined || !isRelease(release)) return undefined;
  return listsModule(disk, release, part.module);
}

/** It becomes a part of a path. */
const isRelease = (text: string): boolean => /^[\w.+~-]{1,100}$/.test(text) && !text.includes('..');

async function configOf(disk: Disk, release: string | undefined): Promise<string | undefined> {
  const packed = await readBytes(disk, '/proc/config.gz');
  if (packed.kind === 'bytes') return unpacked(packed.bytes);
  if (release === undefined || !isRelease(release)) return undefined;
  const read = await readText(disk, `/boot/config-${release}`);
  return read.kind === 'text' ? read.text : undefined;
}

function unpacked(bytes: Uint8Array): string | undefined {
  try {
    return gunzipSync(bytes, { maxOutputLength: MOST_TEXT }).toString();
  } catch {
    return undefined;
  }
}

/** Built in, or as a file that can be loaded (modules.builtin, modules.dep: modprobe(8)). */
async function listsModule(disk: Disk, release: string, module: string): Promise<boolean | undefined> {
  const lists = await Promise.all(
    ['modules.builtin', 'modules.dep'].map((name) => readText(disk, `/lib/modules/${release}/${name}`)),
  );
  const texts = lists.flatMap((read) => (read.kind === 'text' ? [read.text] : []));
  if (texts.length < lists.length) return undefined;
  const file = new RegExp(`/${module}\\.ko(?:\\.(?:xz|zst|gz))?(?::|$)`, 'm');
  return texts.some((text) => file.test(text));
}
