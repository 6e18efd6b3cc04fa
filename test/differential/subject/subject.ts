import type { AccessRequest } from '../../../src/guard/policy/access-request.ts';
import type { CommandDone } from '../oracle/local-api/player.ts';
import type { Delivery } from '../../../src/guard/events/callback-rule.ts';
import type { UpstreamRequest } from '../../../src/guard/upstream/request.ts';
import type { HostileRequest } from '../generate/hostile-request.ts';

/** What came of a request at a guard. */
export interface Handled {
  /** What would have gone to the player, byte for byte, and for whom the client asked it. */
  readonly sent: readonly Sent[];
  /** What players did for commands of the local API. */
  readonly commands?: readonly Commanded[];
  /** Where event messages would go. */
  readonly deliveries: readonly Delivery[];
  /** Whole answers, in order. */
  readonly answers: readonly Uint8Array[];
  /** How many answers are due: one for each request that was read, one for what was no request. */
  readonly due: number;
  /** `closed` and `destroyed` are both ways to end. */
  readonly ended: boolean;
  /** The reason of the first decision or refusal, `gone` where nothing was decided. */
  readonly reason: string;
}

export interface Sent {
  readonly bytes: Uint8Array;
  /** What the guard says that it judged; undefined for what it asks by itself. */
  readonly judged: Judged | undefined;
}

export interface Commanded {
  readonly done: CommandDone;
  /** What the policy was asked about; undefined for what the guard asks by itself. */
  readonly judged: AccessRequest | undefined;
}

/** A call or page in the form that was judged. */
export interface Judged {
  readonly id: string;
  readonly values: readonly (readonly [name: string, value: string])[];
}

/** Anything that stands in front of a player. */
export type Subject = (request: HostileRequest) => Promise<Handled>;

export type { UpstreamRequest };
