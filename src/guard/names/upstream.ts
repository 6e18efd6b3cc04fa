/**
 * Asks a resolver for the addresses of a name. What could go wrong: somebody else answers (the id and the port are drawn anew for each question, 30 bits
 * together; the answer has to come from where the question went and repeat it; after some that do not fit nothing is believed any more), nobody
 * answers (two tries, then it is told), the answer is cut (TCP). Proven in `upstream.test.ts` and `test/lab/names.test.ts`.
 */
import { type Endpoint, type IpAddress, knownAddress } from '../../base/address.ts';
import { TonewallError } from '../../base/errors.ts';
import { err } from '../../base/result.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Datagram, DatagramSocket, Net } from '../../ports/net.ts';
import type { Random } from '../../ports/random.ts';
import { type DnsQuestion, TYPE } from '../../wire/dns/message.ts';
import { writeDnsQuery } from '../../wire/dns/write.ts';
import { type Answered, answerTo, type Asked } from './answer-to.ts';
import { askByStream } from './stream-question.ts';

export interface UpstreamPorts {
  readonly net: Net;
  readonly clock: Clock;
  readonly random: Random;
}

/** RFC 1035 §4.2. */
const DNS_PORT = 53;
const TRIES = 2;
const WAIT_MS = 2000;
/** Datagrams that do not fit, before somebody is taken to be guessing. */
const MOST_WRONG = 8;
const ANYWHERE = knownAddress('0.0.0.0');
/** Ports that Linux takes for connections of its own (`ip_local_port_range`); some may be taken. */
const [FIRST_PORT, PORTS] = [32_768, 28_232];
const PORT_TRIES = 4;

/** The addresses (A records) of a name, which is in lower case and fits a message. */
export async function askUpstream(
  ports: UpstreamPorts,
  resolver: IpAddress,
  name: string,
): Promise<Answered> {
  const to = { host: resolver, port: DNS_PORT };
  const question = { name, type: TYPE.A };
  let last: Answered = err('it was not asked');
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    last = await askOnce(ports, to, question);
    if (last.ok && last.value.isTruncated)
      return askByStream(ports, to, { question, id: sixteenBits(ports.random) });
    if (last.ok) return last;
  }
  return last;
}

function sixteenBits(random: Random): number {
  const [high = 0, low = 0] = random.bytes(2);
  return high * 256 + low;
}

/** What the world fails with is why there is no answer. */
async function askOnce(ports: UpstreamPorts, to: Endpoint, question: DnsQuestion): Promise<Answered> {
  try {
    return await heardOf(ports, { to, question, id: sixteenBits(ports.random) });
  } catch (cause) {
    if (cause instanceof TonewallError) return err(cause.message);
    throw cause;
  }
}

async function heardOf(ports: UpstreamPorts, asked: Asked): Promise<Answered> {
  let hear: (datagram: Datagram) => void = () => {};
  const socket = await socketOn(ports, (datagram) => hear(datagram));
  if (!socket) return err('no port could be had');
  try {
    const heard = new Promise<Answered>((resolve) => {
      const timer = ports.clock.after(WAIT_MS, () => resolve(err('it did not answer')), { unref: true });
      hear = answersOf(asked, (answer) => {
        timer.cancel();
        resolve(answer);
      });
    });
    await socket.send(writeDnsQuery(asked.id, asked.question), asked.to);
    return await heard;
  } finally {
    await socket.close();
  }
}

/** A socket on a port that nobody knows. */
async function socketOn(
  { net, random }: UpstreamPorts,
  onDatagram: (datagram: Datagram) => void,
): Promise<DatagramSocket | undefined> {
  for (let attempt = 0; attempt < PORT_TRIES; attempt += 1) {
    const port = FIRST_PORT + Math.floor((sixteenBits(random) / 0x1_0000) * PORTS);
    try {
      return await net.datagrams({ host: ANYWHERE, port }, onDatagram);
    } catch (cause) {
      if (!(cause instanceof TonewallError && cause.code === 'address-in-use')) throw cause;
    }
  }
  return undefined;
}

/** Takes datagrams until one is the answer, or too many are none. */
function answersOf(asked: Asked, done: (answer: Answered) => void): (datagram: Datagram) => void {
  let wrong = 0;
  return ({ bytes, from }) => {
    const isFromThere = from.host === asked.to.host && from.port === asked.to.port;
    const answer = isFromThere ? answerTo(asked, bytes) : err('it came from elsewhere');
    if (answer.ok) return done(answer);
    wrong += 1;
    if (wrong >= MOST_WRONG) done(err(`somebody may be guessing: ${answer.error}`));
  };
}
