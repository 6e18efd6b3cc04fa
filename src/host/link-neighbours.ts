/**
 * Neighbours of IPv6 as Linux knows them. It shows them in no file, so ip(8) is asked. What could go wrong: it is not there (nobody is known), it is
 * run for every question (once in a quarter of a second at most, however many ask), it says something else (read strictly). Proven in
 * `link-neighbours.test.ts` and `test/lab/mdns-ipv6.test.ts`.
 */
import { isLinkLocal, writtenOnLink } from '../base/link-local.ts';
import type { Clock } from '../ports/clock.ts';
import type { Exec } from '../ports/exec.ts';
import type { Links } from '../ports/links.ts';

/** How old the table may be, in milliseconds. */
const KEEP_MS = 250;
const TIMEOUT_MS = 2000;
const COMMAND = { program: 'ip', args: ['-6', '-json', 'neighbour', 'show'], timeoutMs: TIMEOUT_MS };

type Table = ReadonlyMap<string, string>;

export function linkNeighbours(clock: Pick<Clock, 'elapsed'>, exec: Exec): Links['hardwareOf'] {
  let table: Promise<Table> = Promise.resolve(new Map());
  let readAt = Number.NEGATIVE_INFINITY;
  return async (place) => {
    const at = clock.elapsed();
    if (at - readAt >= KEEP_MS) {
      readAt = at;
      table = exec.run(COMMAND).then(({ code, stdout }) => readLinkTable(code === 0 ? stdout : ''));
    }
    return (await table).get(writtenOnLink(place));
  };
}

/** Hardware addresses by `address%card`: of what has answered, on networks like Ethernet. */
export function readLinkTable(text: string): Table {
  return new Map(
    entriesIn(text).flatMap((entry: unknown): readonly (readonly [string, string])[] => {
      const { dst, dev, lladdr }: Readonly<Record<string, unknown>> = Object(entry);
      if (typeof dst !== 'string' || typeof dev !== 'string' || typeof lladdr !== 'string') return [];
      if (!isLinkLocal(dst) || !/^[\da-f]{2}(:[\da-f]{2}){5}$/.test(lladdr)) return [];
      return [[`${dst}%${dev}`, lladdr]];
    }),
  );
}

function entriesIn(text: string): readonly unknown[] {
  try {
    const entries: unknown = JSON.parse(text);
    return Array.isArray(entries) ? entries : [];
  } catch {
    return [];
  }
}
