import type { PlayerState } from '../state/player.ts';
import type { World } from '../world.ts';
import type { Announcer } from './finder.ts';
import { inWords, MDNS_GROUP, responsePacket } from './mdns-packet.ts';
import { mdnsRecords, type MdnsRecord } from './mdns-records.ts';
import type { Outbox } from './outbox.ts';
import type { Post } from './post.ts';

/** RFC 6762 §8.3: at least twice, a second apart. */
const REPEATS_MS = [0, 1000];

export function createMdnsAnnouncer({
  world: { household },
  outbox,
  post,
}: {
  readonly world: World;
  readonly outbox: Outbox;
  readonly post: Post;
}): Announcer {
  const say = (player: PlayerState, answers: readonly MdnsRecord[]): void => {
    const reply = { answers, additionals: [] };
    const target = [...new Set(answers.map(({ name }) => name))].join(' ');
    const text = inWords(reply);
    post.send({ player, to: MDNS_GROUP, bytes: responsePacket(reply), method: 'RESPONSE', target, text });
  };
  return {
    announce: (player) => {
      for (const delay of REPEATS_MS) {
        outbox.later(delay, () => {
          if (player.power === 'on') say(player, mdnsRecords(household, player));
        });
      }
    },
    leave: (player) => say(player, mdnsRecords(household, player).map(goodbye)),
    // Nothing is renewed by itself: who wants to know asks again (RFC 6762 §5.2).
    stop: () => {},
  };
}

/** A good-bye is the record with no time left (§10.1). */
const goodbye = (record: MdnsRecord): MdnsRecord => Object.assign({}, record, { ttl: 0 });
