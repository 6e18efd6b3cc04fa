import { DOOR_PORTS } from '../../catalog/door-ports.ts';
import { Doorway } from '../gateway/doorway.ts';
import type { PlayerPlace } from '../gateway/guarded-player.ts';
import type { Change } from './change.ts';
import { doorsOf, isSamePlace } from './places.ts';
import type { GuardPorts } from './ports.ts';
import { Post, type PostParts } from './post.ts';

export interface PostsChange extends Change {
  /** Those that will be guarded; of a post that stays it is the very place it had. */
  readonly places: readonly PlayerPlace[];
  readonly fresh: readonly PlayerPlace[];
  readonly gone: readonly PlayerPlace[];
}

/** Every post of the guard. A post whose player, room and addresses stay the same outlives every other change. */
export class Posts {
  readonly #ports: GuardPorts;
  readonly #shared: PostParts;
  #posts: readonly Post[] = [];

  constructor(ports: GuardPorts, shared: PostParts) {
    this.#ports = ports;
    this.#shared = shared;
  }

  /**
   * Has every address that is needed, and serves nobody there yet. An address that changes its player is taken over, so it
   * is never free in between. Fails with `address-in-use`, `address-unavailable` or what `Certificates` fails with, and then
   * holds nothing more than before.
   */
  async prepare(wanted: readonly PlayerPlace[]): Promise<PostsChange> {
    const kept = this.#posts.filter((post) => wanted.some((place) => isSamePlace(place, post.place)));
    const gone = this.#posts.filter((post) => !kept.includes(post));
    const fresh = wanted.filter((place) => !kept.some((post) => isSamePlace(place, post.place)));
    // Made before anybody waits for them.
    for (const { guardAddress } of fresh) await this.#shared.certificates.identityFor(guardAddress);
    const doorways = await this.#doorwaysFor(fresh, gone);
    const added = doorways.map((at) => new Post(this.#ports, this.#shared, at));
    const next = wanted.flatMap((place) =>
      [...kept, ...added].filter((post) => isSamePlace(post.place, place)),
    );
    const left = gone.filter(({ doorway }) => !added.some((post) => post.doorway === doorway));
    const had = doorways.filter(({ doorway }) => !gone.some((post) => post.doorway === doorway));
    return {
      places: next.map(({ place }) => place),
      fresh,
      gone: gone.map(({ place }) => place),
      takeDown: () => {
        for (const post of gone) post.close();
        this.#posts = next;
        return closed(left.map(({ doorway }) => doorway));
      },
      putUp: () => {
        for (const post of added) post.open();
      },
      undo: () => closed(had.map(({ doorway }) => doorway)),
    };
  }

  /** Nothing listens from the moment of the call. */
  close(): Promise<void> {
    for (const post of this.#posts) post.close();
    return closed(this.#posts.map(({ doorway }) => doorway));
  }

  /** All or none; of those that go, each address once. */
  async #doorwaysFor(fresh: readonly PlayerPlace[], gone: readonly Post[]): Promise<readonly Manned[]> {
    const free = new Map(gone.map((post) => [doorsOf(post.place), post.doorway]));
    const taken = fresh.map(async (place): Promise<Manned> => {
      const at = doorsOf(place);
      const left = free.get(at);
      free.delete(at);
      return {
        place,
        doorway:
          left ?? (await Doorway.take(this.#ports.net, place.guardAddress, DOOR_PORTS, place.localPorts)),
      };
    });
    const settled = await Promise.allSettled(taken);
    const failed = settled.find(({ status }) => status === 'rejected');
    const had = settled.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
    if (failed?.status !== 'rejected') return had;
    const own = had
      .map(({ doorway }) => doorway)
      .filter((one) => !gone.some(({ doorway }) => doorway === one));
    await closed(own);
    throw failed.reason;
  }
}

interface Manned {
  readonly place: PlayerPlace;
  readonly doorway: Doorway;
}

async function closed(doorways: readonly Doorway[]): Promise<void> {
  await Promise.all(doorways.map((doorway) => doorway.close()));
}
