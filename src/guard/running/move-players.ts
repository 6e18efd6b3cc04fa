/**
 * Players at other addresses than before, under the same configuration. What could go wrong: something is opened meanwhile (the guard has its own
 * ports first and serves nobody there, the firewall changes in one transaction, and only then it serves), the firewall does not follow (all is let
 * go again), others notice (their posts stay as they are: `posts.ts`). Proven in `test/lab/converge-address.test.ts`.
 */
import { TonewallError } from '../../base/errors.ts';
import type { Config } from '../../config/config.ts';
import type { Journal } from '../../journal/entry.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { Discovery } from '../discovery/discovery.ts';
import type { Moved } from '../firewall/moved.ts';
import type { CastAdmissions } from '../gateway/cast-admissions.ts';
import type { Enforcer } from '../gateway/enforcer.ts';
import type { PlayerPlace } from '../gateway/guarded-player.ts';
import type { LocalMedia } from '../gateway/local-media.ts';
import type { Elsewhere } from '../moving/elsewhere.ts';
import type { LearntPlayers } from '../moving/learnt-players.ts';
import type { ToldPlaces } from '../moving/told-places.ts';
import { placesIn } from './places.ts';
import type { Players } from './players.ts';
import type { Posts, PostsChange } from './posts.ts';

export interface MoveParts {
  readonly clock: Clock;
  readonly log: Log;
  readonly journal: Journal;
  readonly players: Players;
  readonly posts: Posts;
  readonly enforcer: Enforcer;
  readonly discovery: Discovery;
  readonly casts: Pick<CastAdmissions, 'look'>;
  readonly localMedia: Pick<LocalMedia, 'forget'>;
  readonly learnt: Pick<LearntPlayers, 'moved' | 'named' | 'keep'>;
  readonly toldPlaces: Pick<ToldPlaces, 'follow' | 'tell'>;
  readonly elsewhere: Pick<Elsewhere, 'keep'>;
}

/** Gives why not, where the firewall did not follow: then all is as before, but for the good-bye. Not to be called twice at once. */
export async function movePlayers(
  parts: MoveParts,
  config: Config,
  moved: Moved,
): Promise<string | undefined> {
  const { posts, players, discovery, toldPlaces, learnt } = parts;
  const posting = await orProblem(posts.prepare(placesWith(learnt, config, moved)));
  if (typeof posting === 'string') return posting;
  // It leaves as what comes from the old place does, while the firewall has that still.
  await discovery.farewell(posting.gone);
  const problem = await toldPlaces.tell(moved);
  if (problem !== undefined) {
    await posting.undo();
    return problem;
  }
  await players.meet(posting.fresh);
  await bring(parts, config, posting);
  return undefined;
}

/** What a place cannot be had for. */
async function orProblem<T>(work: Promise<T>): Promise<T | string> {
  try {
    return await work;
  } catch (cause) {
    if (cause instanceof TonewallError) return cause.message;
    throw cause;
  }
}

/** In one turn of the event loop. */
async function bring(parts: MoveParts, config: Config, posts: PostsChange): Promise<void> {
  const leaving = posts.takeDown();
  for (const place of posts.fresh) note(parts, place, posts.gone);
  parts.localMedia.forget();
  guardAt(parts, config, posts);
  await leaving;
}

/** Guards these places and no others; old doors were taken down before. Under whatever policy is in force then. */
export function guardAt(
  parts: Omit<MoveParts, 'localMedia'>,
  config: Config,
  posts: Pick<PostsChange, 'places' | 'putUp'>,
): void {
  const { players, enforcer, discovery, casts } = parts;
  players.replace(posts.places);
  enforcer.forget();
  players.withdraw();
  posts.putUp();
  discovery.follow(config.gateway, posts.places);
  casts.look();
  keepPlaces(parts, config, posts.places);
}

function note(
  { clock, journal, log, players }: MoveParts,
  place: PlayerPlace,
  gone: readonly PlayerPlace[],
): void {
  const { room, endpoint, movedFrom } = place;
  const from = gone.find((one) => one.room === room)?.endpoint.host ?? '';
  const facts = { room, id: players.knownAt(place)?.id ?? place.id ?? '', from, to: endpoint.host };
  journal.append({ kind: 'player-moved', at: clock.now(), facts });
  const hint =
    movedFrom === undefined
      ? 'it is where the file has it'
      : `give it a fixed address in your DHCP server; the file has ${movedFrom}`;
  log.warn('A PLAYER HAS MOVED to another address and is guarded there', { ...facts, hint });
}

export const placesWith = (
  learnt: Pick<LearntPlayers, 'named'>,
  config: Config,
  moved: Moved,
): readonly PlayerPlace[] => placesIn(config, { moved, idOf: (room) => learnt.named(room) });

/** Where all are now, for the next start and for the firewall. */
function keepPlaces(
  { learnt, toldPlaces, elsewhere }: Pick<MoveParts, 'learnt' | 'toldPlaces' | 'elsewhere'>,
  config: Config,
  places: readonly PlayerPlace[],
): void {
  elsewhere.keep(places);
  const moved = new Map(
    places.flatMap(({ movedFrom, endpoint }) =>
      movedFrom === undefined ? [] : [[movedFrom, String(endpoint.host)] as const],
    ),
  );
  learnt.keep(config, moved);
  toldPlaces.follow(config.gateway && moved);
}
