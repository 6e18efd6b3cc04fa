import { MAX_CONTROL_BYTES, OPCODES, type OpcodeName } from './protocol.ts';

export interface FrameToWrite {
  readonly opcode: Exclude<OpcodeName, 'continuation'>;
  readonly payload: Uint8Array;
  /** Four bytes that nobody can foretell; clients alone mask (RFC 6455 §5.3). */
  readonly mask?: Uint8Array;
}

/** One whole frame (RFC 6455 §5.2). A control frame that is too long is a bug of the caller and throws. */
export function writeFrame({ opcode, payload, mask }: FrameToWrite): Uint8Array {
  if (OPCODES[opcode] >= OPCODES.close && payload.length > MAX_CONTROL_BYTES)
    throw new Error('a control frame is too long');
  if (mask && mask.length !== 4) throw new Error('a mask has four bytes');
  const length = lengthField(payload.length);
  const masked = mask ? 0x80 : 0;
  const head = Uint8Array.of(0x80 | OPCODES[opcode], masked | (length[0] ?? 0), ...length.slice(1));
  const frame = new Uint8Array(head.length + (mask?.length ?? 0) + payload.length);
  frame.set(head);
  if (mask) frame.set(mask, head.length);
  frame.set(payload, frame.length - payload.length);
  if (mask) applyMask(frame.subarray(frame.length - payload.length), mask);
  return frame;
}

/** The seven bits of the second byte, then the longer form where there is one. */
function lengthField(length: number): readonly number[] {
  if (length < 126) return [length];
  if (length < 65_536) return [126, length >> 8, length & 0xff];
  const bytes = new DataView(new ArrayBuffer(8));
  bytes.setBigUint64(0, BigInt(length));
  return [127, ...new Uint8Array(bytes.buffer)];
}

/** Masks and unmasks, in place (RFC 6455 §5.3). */
export function applyMask(bytes: Uint8Array, mask: Uint8Array): void {
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = (bytes[at] ?? 0) ^ (mask[at & 3] ?? 0);
}
