/**
 * Says to one host what mDNS says to all. What could go wrong: nothing is there that makes a packet of the group of it (`firewall/one-of-group.ts`),
 * and it would come to a port where nobody listens (the kernel lets it go then, where it is kept from leaving otherwise: it is said to that host
 * as mDNS has it for one, and nothing is tried for a minute). Proven in `one-of-group.test.ts` and `test/lab/mdns-one-of-group.test.ts`.
 */
import { TonewallError } from '../../../base/errors.ts';
import type { Clock } from '../../../ports/clock.ts';
import { ONE_OF_GROUP_PORT } from '../../firewall/local-ports.ts';
import type { Said, Send, Speaker } from '../saying.ts';

const PLAINLY_MS = 60_000;

export class OneOfGroup {
  readonly #clock: Pick<Clock, 'elapsed'>;
  #plainUntil = Number.NEGATIVE_INFINITY;

  constructor(clock: Pick<Clock, 'elapsed'>) {
    this.#clock = clock;
  }

  /** What it asked for. Fails with `network-refused`. */
  readonly send: Send = async (socket, said) => {
    if (!(await this.#isTaken(socket, said))) await socket.send(said.bytes, said.to);
  };

  /** What it did not ask for: to its own address it would be ignored. Fails as above. */
  readonly sendUnasked: Send = async (socket, said) => {
    await this.#isTaken(socket, said);
  };

  /** Whether rules took it, and sent another in its place. Fails as above. */
  async #isTaken(socket: Speaker, { bytes, to }: Said): Promise<boolean> {
    if (this.#clock.elapsed() < this.#plainUntil) return false;
    try {
      await socket.send(bytes, { ...to, port: ONE_OF_GROUP_PORT });
    } catch (cause) {
      if (isForbidden(cause)) return true;
      throw cause;
    }
    this.#plainUntil = this.#clock.elapsed() + PLAINLY_MS;
    return false;
  }
}

const isForbidden = (failure: unknown): boolean =>
  failure instanceof TonewallError &&
  failure.cause instanceof Error &&
  'code' in failure.cause &&
  failure.cause.code === 'EPERM';
