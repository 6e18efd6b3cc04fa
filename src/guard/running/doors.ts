import { gather } from '../../journal/gather.ts';
import { Enforcer } from '../gateway/enforcer.ts';
import type { LocalMedia } from '../gateway/local-media.ts';
import type { Closers } from './closers.ts';
import { DeskInForce } from './desk-in-force.ts';
import type { Kept } from './kept.ts';
import type { Players } from './players.ts';
import type { GuardPorts } from './ports.ts';
import { Posts } from './posts.ts';

/** What people come to: the doors in front of players, and the front desk. None is open yet. */
export interface Doors {
  readonly frontDesk: DeskInForce;
  readonly enforcer: Enforcer;
  readonly posts: Posts;
}

interface Around {
  readonly closers: Closers;
  readonly kept: Kept;
  readonly players: Players;
  readonly localMedia: LocalMedia;
  /** IANA name. */
  readonly timeZone: () => string;
}

export function makeDoors(
  ports: GuardPorts,
  { closers, kept, players, localMedia, timeZone }: Around,
): Doors {
  const { journal, identities, approvals, certificates } = kept;
  const frontDesk = new DeskInForce(ports, { certificates, parts: { identities, approvals, timeZone } });
  closers.add(() => frontDesk.close());
  const parts = players.parts({
    journal,
    record: gather(journal, (task) => ports.clock.soon(task)),
    unrecorded: journal,
    localMedia,
    desk: approvals,
    identify: (knock) => identities.identify(knock),
    frontDesk: () => frontDesk.url,
  });
  const enforcer = new Enforcer(parts);
  const posts = new Posts({ ...ports, net: players.net }, { parts, enforcer, certificates });
  closers.add(() => posts.close());
  return { frontDesk, enforcer, posts };
}
