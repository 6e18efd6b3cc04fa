/**
 * Neighbours of IPv6 as Linux knows them. It shows them in no file, so ip(8) is asked. What could go wrong: it is not there (nobody is known, and
 * that is said once), it is run for every question (once in a quarter of a second at most, however many ask), it says something else (read
 * strictly). Proven in `link-neighbours.test.ts`, `test/lab/mdns-ipv6.test.ts` and, walled in as a service, `test/lab/service.test.ts`.
 */
import { ASK_LINK_NEIGHBOURS, isLinkLocal, writtenOnLink } from '../base/link-local.ts';
import { printable } from '../base/text.ts';
import type { Clock } from '../ports/clock.ts';
import type { Ended, Exec } from '../ports/exec.ts';
import type { Links } from '../ports/links.ts';
import type { Log } from '../ports/log.ts';

/** How old the table may be, in milliseconds. */
const KEEP_MS = 250;

type Table = ReadonlyMap<string, string>;

export interface NeighbourPorts {
  readonly clock: Pick<Clock, 'elapsed'>;
  readonly exec: Exec;
  readonly log: Log;
}

export function linkNeighbours({ clock, exec, log }: NeighbourPorts): Links['hardwareOf'] {
  let isBlind = false;
  const tableIn = ({ code, stdout, stderr }: Ended): Table => {
    const problem = printable(stderr.split('\n')[0] ?? '');
    if (code !== 0 && !isBlind)
      log.warn('neighbours cannot be seen over IPv6: nobody is known there', { problem });
    isBlind = code !== 0;
    return readLinkTable(isBlind ? '' : stdout);
  };
  let table: Promise<Table> = Promise.resolve(new Map());
  let readAt = Number.NEGATIVE_INFINITY;
  return async (place) => {
    const at = clock.elapsed();
    if (at - readAt >= KEEP_MS) {
      readAt = at;
      table = exec.run(ASK_LINK_NEIGHBOURS).then(tableIn);
    }
    return (await table).get(writtenOnLink(place));
  };
}

const LINE = /^(\S+) dev (\S+) lladdr ([\da-f]{2}(?::[\da-f]{2}){5})(?: |$)/gm;

/** Hardware addresses by `address%card`: of what has answered, on networks like Ethernet. As iproute2 and BusyBox write it. */
export const readLinkTable = (text: string): Table =>
  new Map(
    [...text.matchAll(LINE)].flatMap(([, address = '', card = '', hardware = '']) =>
      isLinkLocal(address) ? [[`${address}%${card}`, hardware]] : [],
    ),
  );
