import type { AppendDisk } from '../../ports/append-disk.ts';
import type { Disk } from '../../ports/disk.ts';
import { inFolder, personalName, segmentsIn } from '../files.ts';
import { parsePersonal } from '../parse-personal.ts';
import { eachLine } from '../read/whole-lines.ts';
import type { JournalWriter } from './writer.ts';

interface Erasing {
  readonly folder: string;
  /** The values to erase, as they were written. */
  readonly values: ReadonlySet<string>;
  readonly now: number;
}

interface Ports {
  readonly disk: Disk;
  readonly files: AppendDisk;
}

const LINE_END = Buffer.from('\n');

/**
 * Erases personal values from the whole journal. The entries and their chain stay: what is left of a value is a token
 * that says nothing without the salt that goes with it. The open segment is ended first, so that no file is rewritten
 * while it grows. Returns how many were erased; undefined when the journal cannot be written.
 */
export async function erasePersonal(
  ports: Ports,
  writer: JournalWriter,
  { folder, values, now }: Erasing,
): Promise<number | undefined> {
  if (!writer.rotate(now)) return undefined;
  const names = await ports.disk.list(folder);
  let erased = 0;
  for (const segment of segmentsIn(names).filter((segment) => segment < writer.segment)) {
    const name = personalName(segment);
    if (names.includes(name)) erased += await eraseIn(ports, inFolder(folder, name), values);
  }
  return writer.tell('erased', now, { values: erased }) ? erased : undefined;
}

async function eraseIn({ disk, files }: Ports, path: string, values: ReadonlySet<string>): Promise<number> {
  const kept: Uint8Array[] = [];
  const { lines } = await eachLine(files, path, ({ bytes }) => {
    if (!values.has(parsePersonal(bytes)?.value ?? '')) kept.push(bytes, LINE_END);
  });
  const erased = lines - kept.length / 2;
  if (erased > 0) await disk.write(path, Buffer.concat(kept));
  return erased;
}
