import type { Socket } from 'node:dgram';
import { AUTHORITATIVE_ANSWER, encode, type Question } from 'dns-packet';
import type { Log } from '../../ports/log.ts';
import type { PlayerState } from '../state/player.ts';
import type { World } from '../world.ts';
import { readQuery, replyTo, type MdnsQuery, type MdnsReply } from './mdns-query.ts';
import { mdnsRecords, type MdnsRecord } from './mdns-records.ts';
import { createOutbox } from './outbox.ts';
import { createQuota } from './quota.ts';
import { closeUdp, joinGroup, openUdp } from './udp.ts';

/*
 * What could go wrong: as with SSDP, forged sources; and names that another responder on this machine owns.
 * What guards it: few answers per source and second, names carry the player's hardware address. Proof: mdns.test.ts.
 * Players' names are taken as theirs without probing (RFC 6762 §8.1): a simulated household knows its own names.
 */

const PORT = 5353;
const GROUP = '224.0.0.251';
/** Answers to a one-shot resolver live 10 seconds at most (§6.7). */
const LEGACY_TTL = 10;

type Place = { readonly address: string; readonly port: number };

export interface MdnsOptions {
  readonly world: World;
  readonly log: Log;
  readonly onQuery?: (seen: { readonly from: Place; readonly questions: readonly string[] }) => void;
}

export interface RunningMdns {
  announce(playerId: string): void;
  leave(playerId: string): void;
  stop(): Promise<void>;
}

/** Opens one socket per announcing player and one for the group, and announces everybody twice (§8.3). */
export async function startMdns({ world, log, onQuery }: MdnsOptions): Promise<RunningMdns> {
  const { household, clock, random } = world;
  const announcing = Object.values(household.players).filter((p) => mdnsRecords(household, p).length > 0);
  const sockets = new Map<string, Socket>();
  const outbox = createOutbox(clock);
  const quota = createQuota(clock);

  const send = (player: PlayerState, packet: Buffer, to: Place): void => {
    sockets.get(player.id)?.send(packet, to.port, to.address);
  };

  /** Shared records are answered after 20 to 120 ms so that answers do not collide (§6). */
  const answer = (player: PlayerState, query: MdnsQuery, from: Place): void => {
    const reply = replyTo(query, mdnsRecords(household, player));
    if (!reply || player.power !== 'on') return;
    const legacy = from.port !== PORT;
    const packet = legacy ? legacyPacket(query, reply) : responsePacket(reply);
    const to = legacy || query.wantsUnicast ? from : { address: GROUP, port: PORT };
    outbox.later(legacy ? 0 : 20 + ((random.bytes(1)[0] ?? 0) % 101), () => send(player, packet, to));
  };

  const hear = (bytes: Uint8Array, from: Place, players: readonly PlayerState[]): void => {
    const query = readQuery(bytes);
    if (!query || !quota.allows(from.address)) return;
    onQuery?.({ from, questions: query.questions.map((question) => question.name) });
    for (const player of players) answer(player, query, from);
  };

  const say = (player: PlayerState, records: readonly MdnsRecord[]): void =>
    send(player, responsePacket({ answers: records, additionals: [] }), { address: GROUP, port: PORT });

  const running: RunningMdns = {
    announce: (playerId) => {
      const player = household.players[playerId];
      for (const delay of player ? [0, 1000] : []) {
        outbox.later(delay, () => {
          if (player?.power === 'on') say(player, mdnsRecords(household, player));
        });
      }
    },
    leave: (playerId) => {
      const player = household.players[playerId];
      if (player) say(player, goodbye(mdnsRecords(household, player)));
    },
    stop: async () => {
      for (const player of announcing) if (player.power === 'on') running.leave(player.id);
      outbox.stop();
      await Promise.all([...sockets.values(), group].map(closeUdp));
    },
  };

  for (const player of announcing) {
    const socket = await openUdp(placeOf(player), (bytes, from) => hear(bytes, from, [player]));
    socket.setMulticastInterface(player.address);
    socket.setMulticastTTL(255);
    sockets.set(player.id, socket);
  }
  const group = await openUdp({ address: GROUP, port: PORT }, (bytes, from) => hear(bytes, from, announcing));
  joinGroup(
    group,
    GROUP,
    announcing.map((player) => player.address),
  );
  for (const player of announcing) running.announce(player.id);
  log.debug('mDNS is open', { players: announcing.length });
  return running;
}

const placeOf = (player: PlayerState): Place => ({ address: player.address, port: PORT });

/** A good-bye is the record with no time left (§10.1). */
const goodbye = (records: readonly MdnsRecord[]): readonly MdnsRecord[] =>
  records.map((record) => Object.assign({}, record, { ttl: 0 }));

const responsePacket = (reply: MdnsReply): Buffer =>
  encode({
    type: 'response',
    id: 0,
    flags: AUTHORITATIVE_ANSWER,
    answers: [...reply.answers],
    additionals: [...reply.additionals],
  });

/** Id and question repeated, short lives, no cache-flush bit (§6.7). */
const legacyPacket = (query: MdnsQuery, reply: MdnsReply): Buffer =>
  encode({
    type: 'response',
    id: query.id,
    flags: AUTHORITATIVE_ANSWER,
    questions: query.questions.map((question): Question => ({ type: question.type, name: question.name })),
    answers: reply.answers.map(asLegacy),
    additionals: reply.additionals.map(asLegacy),
  });

const asLegacy = (record: MdnsRecord): MdnsRecord =>
  Object.assign({}, record, { ttl: Math.min(record.ttl ?? 0, LEGACY_TTL), flush: false });
