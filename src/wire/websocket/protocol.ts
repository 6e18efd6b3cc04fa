import { err, type Err } from '../../base/result.ts';
import type { Refusal, RefusalKind } from '../../base/refusal.ts';

/** RFC 6455 §11.8. */
export const OPCODES = { continuation: 0, text: 1, binary: 2, close: 8, ping: 9, pong: 10 } as const;
export type OpcodeName = keyof typeof OPCODES;

/** RFC 6455 §5.5: what a control frame carries is at most that long. */
export const MAX_CONTROL_BYTES = 125;

/** RFC 6455 §7.4.1, those that are sent here. */
export const CLOSE_CODES = {
  done: 1000,
  goingAway: 1001,
  protocolError: 1002,
  notUtf8: 1007,
  policy: 1008,
  tooBig: 1009,
} as const;

/** Why the bytes of a peer were turned away, and the code with which the connection ends (RFC 6455 §7.1.7). */
export interface WebSocketRefusal extends Refusal {
  readonly closeCode: number;
}

const CODE_OF: Partial<Readonly<Record<RefusalKind, number>>> = { limit: CLOSE_CODES.tooBig };

export const refuseFrame = (
  kind: RefusalKind,
  detail: string,
  closeCode: number = CODE_OF[kind] ?? CLOSE_CODES.protocolError,
): Err<WebSocketRefusal> => err({ kind, format: 'websocket', detail, closeCode });

/** Who sends: clients mask what they send and servers do not (RFC 6455 §5.1). */
export type WebSocketRole = 'client' | 'server';
