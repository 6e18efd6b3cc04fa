/**
 * Whether the rules are in force, found out by trying, for whoever may not ask the kernel: they drop what comes to a local port of a door in any other way
 * than by being redirected there (`rules.ts`), from this computer itself too. A datagram over the loopback arrives there only without them. What could go
 * wrong: something else drops it (then one to a port that is no door's does not arrive either, and nothing is known), the port is taken (the next is tried),
 * somebody of this computer sends to it (that arrives only without rules as well), the rules are there in part (only this one is tried), a socket is left
 * open (each is closed whatever happens). Proven in `rules-tried.test.ts` and `test/lab/rules-tried.test.ts`.
 */
import { knownAddress } from '../../base/address.ts';
import type { Clock } from '../../ports/clock.ts';
import type { DatagramSocket, Net } from '../../ports/net.ts';
import { LAST_LOCAL_PORT } from './local-ports.ts';

interface Trying {
  readonly net: Pick<Net, 'datagrams'>;
  readonly clock: Pick<Clock, 'sleep'>;
}

/** Undefined where it cannot be told. */
export type RulesTried = 'in-force' | 'none' | undefined;

const LOOPBACK = knownAddress('127.0.0.1');
/** Those of doors on 1443: nobody is at these by UDP, for searches come to those of 1400. */
const DOORS = [LAST_LOCAL_PORT, LAST_LOCAL_PORT - 2, LAST_LOCAL_PORT - 4];
const LOOK_MS = 20;
/** So often it is looked whether they have arrived; they take no time, but this process may be late. */
const MOST_LOOKS = 10;
const BYTES = 'rules?';

export async function tryRules(trying: Trying): Promise<RulesTried> {
  const door = await eared(trying, DOORS);
  const other = await eared(trying, [0]);
  try {
    return door && other ? await tried(trying, door, other) : undefined;
  } finally {
    await Promise.all([door?.socket.close(), other?.socket.close()]);
  }
}

interface Ear {
  readonly socket: DatagramSocket;
  readonly hasHeard: () => boolean;
}

/** At the first port that can be had. */
async function eared({ net }: Trying, ports: readonly number[]): Promise<Ear | undefined> {
  let heard = false;
  for (const port of ports) {
    const opened = net.datagrams({ host: LOOPBACK, port }, () => (heard = true));
    const socket = await opened.catch(() => undefined);
    if (socket) return { socket, hasHeard: () => heard };
  }
  return undefined;
}

/** The one to the door leaves first: when the other is there, it would be too. */
async function tried({ clock }: Trying, door: Ear, other: Ear): Promise<RulesTried> {
  // What the system refuses to send does not arrive either.
  await other.socket.send(BYTES, door.socket.local).catch(() => {});
  await other.socket.send(BYTES, other.socket.local).catch(() => {});
  for (let looks = 0; looks < MOST_LOOKS && !door.hasHeard(); looks += 1) await clock.sleep(LOOK_MS);
  if (door.hasHeard()) return 'none';
  return other.hasHeard() ? 'in-force' : undefined;
}
