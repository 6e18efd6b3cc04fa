import type { AppendDisk } from '../../ports/append-disk.ts';
import { parsePersonal } from '../parse-personal.ts';
import type { Facts } from '../line.ts';
import { mapPersonal } from '../personal.ts';
import { eachLine } from '../read/whole-lines.ts';

/** Of a larger file the rest stays unknown. A segment is ended at 8 MiB, its values included. */
const MAX_VALUES = 1_000_000;

/** The personal values beside a segment, by their tokens. */
export async function readPersonal(files: AppendDisk, path: string): Promise<ReadonlyMap<string, string>> {
  const values = new Map<string, string>();
  await eachLine(files, path, ({ bytes }) => {
    const personal = values.size < MAX_VALUES ? parsePersonal(bytes) : undefined;
    if (personal) values.set(personal.token, personal.value);
  });
  return values;
}

/** Facts with their personal values; one that was erased stays a token. */
export const revealed = (facts: Facts, values: ReadonlyMap<string, string>): Facts =>
  mapPersonal(facts, (token) => values.get(token) ?? token);
