import { type Choices, pick } from './choices.ts';

/** Bytes at which readers turn. */
const PIVOTS = [
  ...Buffer.from('\r\n\0\t :;,#"\'<>&/=[]{}-+0159aZ%\\'),
  0x7f,
  0x80,
  0xc0,
  0xc3,
  0xe2,
  0xed,
  0xff,
].map((byte) => Uint8Array.of(byte));
const TOKENS = [
  '\r\n\r\n',
  '<!--',
  '-->',
  ']]>',
  '<![CDATA[',
  '&#0;',
  '&lt;',
  'Content-Length: 1\r\n',
  'chunked',
  '__proto__',
  '100',
  '\ufeff',
].map((text) => Buffer.from(text));

/** One small change anywhere. */
export function changed(choices: Choices, bytes: Uint8Array): Uint8Array {
  const at = choices.below(bytes.length + 1);
  const kind = choices.below(6);
  if (kind === 0) return bytes;
  if (kind === 1) return Buffer.concat([bytes.subarray(0, at), pick(choices, PIVOTS), bytes.subarray(at)]);
  if (kind === 2)
    return Buffer.concat([bytes.subarray(0, at), pick(choices, PIVOTS), bytes.subarray(at + 1)]);
  if (kind === 3) return Buffer.concat([bytes.subarray(0, at), pick(choices, TOKENS), bytes.subarray(at)]);
  if (kind === 4) return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1 + choices.below(30))]);
  const copy = Uint8Array.from(bytes);
  if (at < copy.length) copy[at] = (copy[at] ?? 0) ^ (1 << choices.below(8));
  return copy;
}
