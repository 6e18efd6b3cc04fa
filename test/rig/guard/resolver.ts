import { decode, encode } from 'dns-packet';
import { type Endpoint, knownAddress } from '../../../src/base/address.ts';
import { TonewallError } from '../../../src/base/errors.ts';
import { ConnectFailure, type Datagram, type Net, type Stream } from '../../../src/ports/net.ts';
import { createSteeredClock } from '../../../src/sim/rig/steered-clock.ts';

export const RESOLVER: Endpoint = { host: knownAddress('9.9.9.9'), port: 53 };

/** What was asked, read by npm `dns-packet`. `port`: own port that it came from; 0 by TCP. */
interface SentQuestion {
  readonly to: Endpoint;
  readonly port: number;
  readonly id: number;
  readonly question: { readonly name: string; readonly type: number };
}

interface ReplyToWrite {
  readonly answers: readonly string[];
  readonly from?: string;
  readonly fromPort?: number;
  readonly idOff?: number;
  readonly name?: string;
  readonly type?: 'A' | 'AAAA';
  readonly isQuery?: boolean;
  readonly isTruncated?: boolean;
  readonly code?: number;
  readonly ttl?: number;
}

interface RigOptions {
  /** Ports that somebody else has. */
  readonly taken?: number;
  readonly stream?: 'answers' | 'refuses' | 'ends' | 'lies';
}

/** A network with one resolver, which answers when a test says so. */
export function createResolverRig({ taken = 0, stream = 'refuses' }: RigOptions = {}) {
  const clock = createSteeredClock();
  const sent: SentQuestion[] = [];
  let [left, open, seed] = [taken, 0, 1];
  let hear: (datagram: Datagram) => void = () => {};

  const note = (bytes: Uint8Array | string, to: Endpoint, port: number): void => {
    const { id = 0, questions = [] } = decode(Buffer.from(bytes));
    sent.push({
      to,
      port,
      id,
      question: { name: questions[0]?.name ?? '', type: questions[0]?.type === 'A' ? 1 : 0 },
    });
  };
  const datagrams: Net['datagrams'] = async ({ host, port }, onDatagram) => {
    if (left > 0) {
      left -= 1;
      throw new TonewallError('address-in-use', 'in use');
    }
    open += 1;
    hear = onDatagram;
    return {
      local: { host, port },
      send: async (bytes, to) => note(bytes, to, port),
      close: async () => void (open -= 1),
    };
  };
  const written = ({ answers, idOff = 0, name = 'a.example', type = 'A', ...more }: ReplyToWrite): Buffer =>
    encode({
      type: more.isQuery ? 'query' : 'response',
      id: ((sent.at(-1)?.id ?? 0) + idOff) % 0x1_0000,
      flags: (more.isTruncated ? 0x0200 : 0) + (more.code ?? 0),
      questions: [{ type, name }],
      answers: answers.map((data) => ({ type: 'A', name, ttl: more.ttl ?? 60, data })),
    });
  const connect: Net['connect'] = async ({ host, port }) => {
    const to = { host, port };
    if (stream === 'refuses') throw new ConnectFailure('refused', 'refused');
    return fakeStream(
      (bytes) => note(Buffer.from(bytes).subarray(2), to, 0),
      () =>
        stream === 'ends' ? undefined : written({ answers: ['1.2.3.4'], idOff: stream === 'lies' ? 1 : 0 }),
    );
  };
  const bytes = (count: number): Uint8Array =>
    Uint8Array.from({ length: count }, () => (seed = (seed * 75 + 74) % 65_537) & 0xff);
  const net = { datagrams, connect } as Partial<Net> as Net;
  return {
    clock,
    sent,
    ports: { net, clock, random: { bytes, uuid: () => '' } },
    open: () => open,
    settle: () => new Promise((resolve) => setImmediate(resolve)),
    reply: (reply: ReplyToWrite): Datagram => ({
      bytes: written(reply),
      from: { host: knownAddress(reply.from ?? RESOLVER.host), port: reply.fromPort ?? RESOLVER.port },
    }),
    answer: (datagram: Datagram): void => hear(datagram),
  };
}

/** Answers in pieces of one byte each, behind the length. */
function fakeStream(onWrite: (bytes: Uint8Array | string) => void, answer: () => Buffer | undefined): Stream {
  let pieces: Uint8Array[] | undefined;
  const read = async (): Promise<Uint8Array | undefined> => {
    const message = answer();
    if (!message) return undefined;
    const length = Uint8Array.of(message.length >>> 8, message.length & 255);
    pieces ??= Array.from(Buffer.concat([length, message]), (one) => Uint8Array.of(one));
    return pieces.shift();
  };
  const write = async (bytes: Uint8Array | string): Promise<void> => onWrite(bytes);
  return {
    local: RESOLVER,
    remote: RESOLVER,
    tls: undefined,
    write,
    read,
    close: () => {},
    letGo: () => {},
    destroy: () => {},
  };
}
