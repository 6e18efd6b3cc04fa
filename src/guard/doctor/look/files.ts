import { TonewallError } from '../../../base/errors.ts';
import { printable } from '../../../base/text.ts';
import type { DoctorPorts } from '../probe.ts';

type Disk = DoctorPorts['disk'];

/** What a file of the kernel says; `closed`: it is there and may not be read, or is too long. */
export type Read =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'absent' }
  | { readonly kind: 'closed'; readonly why: string };

/** A table of sockets has some 150 bytes a line. */
const MOST_BYTES = 8 << 20;

export async function readText(disk: Disk, path: string): Promise<Read> {
  const bytes = await readBytes(disk, path);
  return bytes.kind === 'bytes' ? { kind: 'text', text: new TextDecoder().decode(bytes.bytes) } : bytes;
}

type ReadBytes = Exclude<Read, { kind: 'text' }> | { readonly kind: 'bytes'; readonly bytes: Uint8Array };

export async function readBytes(disk: Disk, path: string): Promise<ReadBytes> {
  if (!(await disk.exists(path))) return { kind: 'absent' };
  try {
    return { kind: 'bytes', bytes: await disk.read(path, MOST_BYTES) };
  } catch (cause) {
    if (cause instanceof TonewallError) return { kind: 'closed', why: printable(cause.message) };
    throw cause;
  }
}

/** The one value of a file under /proc/sys or /sys; undefined where there is none to be seen. */
export async function valueOf(disk: Disk, path: string): Promise<string | undefined> {
  const read = await readText(disk, path);
  return read.kind === 'text' ? read.text.trim() : undefined;
}

/** The same as a number. */
export async function numberOf(disk: Disk, path: string): Promise<number | undefined> {
  const value = await valueOf(disk, path);
  return value !== undefined && /^-?\d+$/.test(value) ? Number(value) : undefined;
}
