import type { AppendDisk } from '../../ports/append-disk.ts';
import type { Disk } from '../../ports/disk.ts';
import { inFolder, personalName, segmentName, segmentsIn } from '../files.ts';
import type { StoredEntry } from '../line.ts';
import { parseLine } from '../parse-line.ts';
import { eachLine, type PlacedLine } from '../read/whole-lines.ts';
import { type Filter, fits } from './filter.ts';
import { readPersonal, revealed } from './personal-values.ts';

export interface Query {
  readonly folder: string;
  readonly filter: Filter;
  /** Whether personal values stay tokens; then a filter cannot name one. */
  readonly redact: boolean;
  /** Called in order; waits for the last call. False ends the query. */
  readonly onEntry: (entry: StoredEntry) => boolean | Promise<boolean>;
}

/** What a query passed over. */
export interface QueryResult {
  readonly found: number;
  /** Lines that are no entries: `verify` says more. */
  readonly unreadable: number;
}

interface Ports {
  readonly disk: Disk;
  readonly files: AppendDisk;
}

const NOTHING: ReadonlyMap<string, string> = new Map();

/** Entries in order, a segment at a time. The chain is not checked here. */
export async function queryJournal(ports: Ports, query: Query): Promise<QueryResult> {
  const names = await ports.disk.list(query.folder);
  const search = new Search(query);
  for (const segment of segmentsIn(names)) {
    if (!search.isWanted) break;
    const personal = personalName(segment);
    const isRead = names.includes(personal) && !query.redact;
    search.values = isRead ? await readPersonal(ports.files, inFolder(query.folder, personal)) : NOTHING;
    await eachLine(ports.files, inFolder(query.folder, segmentName(segment)), search.take);
  }
  return { found: search.found, unreadable: search.unreadable };
}

class Search {
  readonly #query: Query;
  values = NOTHING;
  isWanted = true;
  found = 0;
  unreadable = 0;

  constructor(query: Query) {
    this.#query = query;
  }

  readonly take = ({ bytes }: PlacedLine): void | Promise<void> => {
    if (!this.isWanted) return undefined;
    const entry = parseLine(bytes);
    if (!entry.ok) {
      this.unreadable += 1;
      return undefined;
    }
    const told = { ...entry.value, facts: revealed(entry.value.facts, this.values) };
    return fits(this.#query.filter, told) ? this.#tell(told) : undefined;
  };

  /** Only what is waited for costs a turn of the event loop. */
  #tell(entry: StoredEntry): void | Promise<void> {
    this.found += 1;
    const answer = this.#query.onEntry(entry);
    if (typeof answer === 'boolean') this.isWanted &&= answer;
    else return answer.then((isWanted) => void (this.isWanted &&= isWanted));
    return undefined;
  }
}
