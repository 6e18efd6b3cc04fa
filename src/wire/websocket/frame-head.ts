import { ok, type Result } from '../../base/result.ts';
import {
  MAX_CONTROL_BYTES,
  OPCODES,
  type OpcodeName,
  refuseFrame,
  type WebSocketRefusal,
  type WebSocketRole,
} from './protocol.ts';

/** The head of a frame (RFC 6455 §5.2). */
export interface FrameHead {
  readonly final: boolean;
  readonly opcode: OpcodeName;
  readonly length: number;
  readonly mask: Uint8Array | undefined;
  /** Bytes of the head itself. */
  readonly size: number;
}

const NAMES: Readonly<Record<number, OpcodeName>> = {
  0: 'continuation',
  1: 'text',
  2: 'binary',
  8: 'close',
  9: 'ping',
  10: 'pong',
};

/**
 * Reads a head from the beginning of the bytes; undefined where more bytes are needed. Reserved bits are refused, for no
 * extension is ever agreed on: compressed frames carry one.
 */
export function frameHeadAt(
  bytes: Uint8Array,
  sender: WebSocketRole,
): Result<FrameHead | undefined, WebSocketRefusal> {
  const [first, second] = bytes;
  if (first === undefined || second === undefined) return ok(undefined);
  const opcode = NAMES[first & 0x0f];
  if ((first & 0x70) !== 0) return refuseFrame('unsupported', 'a reserved bit is set');
  if (!opcode) return refuseFrame('unsupported', 'the opcode is a reserved one');
  const masked = (second & 0x80) !== 0;
  if (masked !== (sender === 'client'))
    return refuseFrame('forbidden', masked ? 'a server masked its frame' : 'a client did not mask its frame');
  const final = (first & 0x80) !== 0;
  if (OPCODES[opcode] >= OPCODES.close && !final)
    return refuseFrame('forbidden', 'a control frame is in pieces');
  if (OPCODES[opcode] >= OPCODES.close && (second & 0x7f) > MAX_CONTROL_BYTES)
    return refuseFrame('forbidden', `a control frame is longer than ${MAX_CONTROL_BYTES} bytes`);
  return withLength(bytes, { final, opcode, masked });
}

function withLength(
  bytes: Uint8Array,
  {
    final,
    opcode,
    masked,
  }: { readonly final: boolean; readonly opcode: OpcodeName; readonly masked: boolean },
): Result<FrameHead | undefined, WebSocketRefusal> {
  const short = (bytes[1] ?? 0) & 0x7f;
  const lengthBytes = short === 126 ? 2 : short === 127 ? 8 : 0;
  const size = 2 + lengthBytes + (masked ? 4 : 0);
  if (bytes.length < 2 + lengthBytes) return ok(undefined);
  const length = lengthBytes === 0 ? short : bigEndian(bytes.subarray(2, 2 + lengthBytes));
  if (!Number.isSafeInteger(length)) return refuseFrame('limit', 'a frame is longer than any message');
  if ((lengthBytes === 2 && length < 126) || (lengthBytes === 8 && length < 65_536))
    return refuseFrame('malformed', 'a length is not in its shortest form');
  if (bytes.length < size) return ok(undefined);
  return ok({ final, opcode, length, mask: masked ? bytes.slice(size - 4, size) : undefined, size });
}

const bigEndian = (bytes: Uint8Array): number => bytes.reduce((sum, byte) => sum * 256 + byte, 0);
