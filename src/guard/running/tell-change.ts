import type { Config } from '../../config/config.ts';
import type { JournalEntry } from '../../journal/entry.ts';
import type { Log } from '../../ports/log.ts';
import type { PlayerPlace } from '../gateway/guarded-player.ts';
import { describeUnnamed, type Unnamed } from '../identity/unnamed.ts';
import type { PostsChange } from './posts.ts';

/** So many are told one by one. */
const MOST_WARNINGS = 10;

/** Places where doors open and close. */
type Doors = Pick<PostsChange, 'fresh' | 'gone'>;

interface Changed {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly config: Pick<Config, 'file'>;
  readonly posts: Doors;
}

/** What the journal says of a configuration that takes the place of another. */
export function changeEntry(kind: string, { at, config, posts: { fresh, gone } }: Changed): JournalEntry {
  const rooms = (places: readonly PlayerPlace[]) => places.map(({ room }) => room);
  return { kind, at, facts: { file: config.file, opened: rooms(fresh), closed: rooms(gone) } };
}

/** Every door that closed or opened. */
export function tellDoors(log: Log, { fresh, gone }: Doors): void {
  const facts = ({ room, guardAddress, endpoint }: PlayerPlace) => ({
    room,
    guardedAt: guardAddress,
    address: endpoint.host,
  });
  for (const place of gone) log.info('door closed', facts(place));
  for (const place of fresh) log.info('door opened', facts(place));
}

/** A home has dozens of identities; the first few show what happened to all. */
export function warnOfUnnamed(log: Log, unnamed: readonly Unnamed[]): void {
  for (const one of unnamed.slice(0, MOST_WARNINGS)) log.warn(describeUnnamed(one));
  const more = unnamed.length - MOST_WARNINGS;
  if (more > 0) log.warn('and more of them: tonewall config check tells all', { more });
}
