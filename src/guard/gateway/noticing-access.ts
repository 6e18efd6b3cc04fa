import type { ShieldFailure, ShieldOutcome } from '../shield/outcome.ts';
import type { PlayerAccess, Read, Write } from './player-access.ts';

/** Access that remembers the first read that came to nothing. */
export class NoticingAccess implements PlayerAccess {
  readonly #access: PlayerAccess;
  #failure: ShieldFailure | undefined;

  constructor(access: PlayerAccess) {
    this.#access = access;
  }

  /** Undefined while every read was answered. */
  get failure(): ShieldFailure | undefined {
    return this.#failure;
  }

  async read(read: Read): Promise<ShieldOutcome> {
    const outcome = await this.#access.read(read);
    if (!outcome.ok) this.#failure ??= outcome.error;
    return outcome;
  }

  write(write: Write): Promise<ShieldOutcome> {
    return this.#access.write(write);
  }
}

/** Failures after which the next request would wait as long for nothing, and its caller would have left by then. */
const SILENT: readonly ShieldFailure['kind'][] = [
  'refused',
  'unreachable',
  'timeout',
  'line-full',
  'waited-too-long',
];

export const isSilent = ({ kind }: ShieldFailure): boolean => SILENT.includes(kind);
