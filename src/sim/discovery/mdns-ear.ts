import type { PlayerState } from '../state/player.ts';
import type { World } from '../world.ts';
import { inWords, legacyPacket, MDNS_GROUP, responsePacket } from './mdns-packet.ts';
import { isResponse, readQuery, replyTo, type MdnsQuery } from './mdns-query.ts';
import { mdnsRecords } from './mdns-records.ts';
import type { Outbox } from './outbox.ts';
import type { OnArrival } from './player-sockets.ts';
import type { DiscoveryWatch, HeardDatagram, Place, Post } from './post.ts';
import type { Quota } from './quota.ts';

export interface MdnsEarOptions extends DiscoveryWatch {
  readonly world: World;
  readonly outbox: Outbox;
  readonly quota: Quota;
  readonly post: Post;
  /** Those that have mDNS. */
  readonly players: readonly PlayerState[];
}

/** Hears datagrams and has questions answered. */
export function createMdnsEar(options: MdnsEarOptions): OnArrival {
  const { quota, players, onHeard } = options;
  return (bytes, from, addressed) => {
    const query = readQuery(bytes);
    const seen = { from, ...(addressed ? { playerId: addressed.id } : {}) };
    if (!query) {
      const other = otherwise(bytes, addressed !== undefined);
      if (other) onHeard?.({ ...seen, ...other });
      return;
    }
    const isAllowed = quota.allows(from.address);
    const asked = isAllowed ? (addressed ? [addressed] : players) : [];
    const answers = asked.map((player) => answer(options, { player, query, from }));
    const outcome = isAllowed ? (answers.includes(true) ? 'done' : 'ignored') : 'over-quota';
    const target = query.questions.map(({ name }) => name).join(' ');
    const text = query.questions.map(({ type, name }) => `${type} ${name}`).join('\n');
    onHeard?.({ ...seen, method: 'QUERY', target, text, outcome });
  };
}

/** What others tell the group concerns no player; all the rest is recorded. */
function otherwise(
  bytes: Uint8Array,
  isUnicast: boolean,
): Pick<HeardDatagram, 'method' | 'target' | 'text' | 'outcome'> | undefined {
  const text = Buffer.from(bytes).toString('latin1');
  if (!isResponse(bytes)) return { method: 'UNREADABLE', target: '', text, outcome: 'malformed' };
  return isUnicast ? { method: 'RESPONSE', target: '', text, outcome: 'ignored' } : undefined;
}

interface Asked {
  readonly player: PlayerState;
  readonly query: MdnsQuery;
  readonly from: Place;
}

/** Shared records are answered after 20 to 120 ms so that answers do not collide (§6). False: nothing to say. */
function answer({ world, outbox, post }: MdnsEarOptions, { player, query, from }: Asked): boolean {
  const reply = replyTo(query, mdnsRecords(world.household, player));
  if (!reply || player.power !== 'on') return false;
  const isLegacy = from.port !== MDNS_GROUP.port;
  const bytes = isLegacy ? legacyPacket(query, reply) : responsePacket(reply);
  const to = isLegacy || query.wantsUnicast ? from : MDNS_GROUP;
  const target = [...new Set(reply.answers.map(({ name }) => name))].join(' ');
  const letter = { player, to, bytes, method: 'RESPONSE', target, text: inWords(reply) } as const;
  outbox.later(isLegacy ? 0 : 20 + ((world.random.bytes(1)[0] ?? 0) % 101), () => post.send(letter));
  return true;
}
