import { deflateRawSync } from 'node:zlib';
import { type Choices, once, pick } from '../choices.ts';

/** A frame on its way to be written (RFC 6455 §5.2); tricks write what no client would. */
export interface Frame {
  /** Final bit, reserved bits and opcode. */
  first: number;
  payload: Uint8Array;
  mask: Uint8Array | undefined;
  /** Bytes of the length, in place of the shortest. */
  length?: 'word' | 'long';
  /** A length that is told in place of the true one. */
  told?: bigint;
}

const FINAL = 0x80;
const TEXT = 1;
const BINARY = 2;
const CLOSE = 8;
const PING = 9;
const PONG = 10;

const maskOf = (choices: Choices): Uint8Array => Uint8Array.from({ length: 4 }, () => choices.below(256));

export function writeClientFrame({ first, payload, mask, length, told }: Frame): Uint8Array {
  const size = told ?? BigInt(payload.length);
  const short = length === undefined && size < 126n;
  const word = length === 'word' || (length === undefined && size < 65_536n);
  const masked = mask ? 0x80 : 0;
  const head = Buffer.alloc(short ? 2 : word ? 4 : 10);
  head[0] = first;
  head[1] = masked | (short ? Number(size) : word ? 126 : 127);
  if (!short && word) head.writeUInt16BE(Number(BigInt.asUintN(16, size)), 2);
  if (!short && !word) head.writeBigUInt64BE(BigInt.asUintN(64, size), 2);
  const body = mask ? payload.map((byte, at) => byte ^ (mask[at & 3] ?? 0)) : payload;
  return Buffer.concat([head, mask ?? new Uint8Array(0), body]);
}

const frame = (choices: Choices, first: number, payload: Uint8Array | string): Frame => ({
  first,
  payload: Buffer.from(payload),
  mask: maskOf(choices),
});

/** aiosonos sends binary frames, sonos-websocket text. */
export const plainFrames = (choices: Choices, payload: Uint8Array): Frame[] => [
  frame(choices, FINAL | (once(choices, 4) ? BINARY : TEXT), payload),
];

type FrameTrick = (choices: Choices, frames: Frame[]) => void;

const control = (choices: Choices): Frame =>
  frame(choices, FINAL | pick(choices, [PING, PONG]), pick(choices, ['', 'a', 'x'.repeat(125)]));

/** In pieces, with control frames between them or not. */
const pieces: FrameTrick = (choices, frames) => {
  const [whole] = frames.splice(0, 1);
  if (!whole) return;
  const count = 2 + choices.below(4);
  const size = Math.max(1, Math.ceil(whole.payload.length / count));
  const interleaved = once(choices, 2);
  const parts: Frame[] = [];
  for (let at = 0; at < whole.payload.length || at === 0; at += size) {
    const last = at + size >= whole.payload.length;
    const opcode = at === 0 ? whole.first & 0x0f : 0;
    parts.push(frame(choices, (last ? FINAL : 0) | opcode, whole.payload.subarray(at, at + size)));
    if (interleaved && !last) parts.push(control(choices));
  }
  frames.unshift(...parts);
};

/** A message that begins inside another, a continuation of nothing, pieces of two kinds. */
const entangled: FrameTrick = (choices, frames) => {
  const [whole] = frames;
  if (!whole) return;
  const half = whole.payload.length >> 1;
  const [start, end] = [whole.payload.subarray(0, half), whole.payload.subarray(half)];
  const first = frame(choices, TEXT, start);
  const kinds: readonly Frame[][] = [
    [frame(choices, FINAL, whole.payload)],
    [first, frame(choices, FINAL | TEXT, end)],
    [first, whole, frame(choices, FINAL, end)],
    [first, frame(choices, FINAL | BINARY, end)],
    [first, frame(choices, 0, end)],
    [frame(choices, BINARY, start), frame(choices, FINAL, end)],
    [first, frame(choices, FINAL | CLOSE, ''), frame(choices, FINAL, end)],
    [
      frame(choices, TEXT, ''),
      ...Array.from({ length: 70 }, () => frame(choices, 0, '')),
      frame(choices, FINAL, whole.payload),
    ],
  ];
  frames.splice(0, 1, ...pick(choices, kinds));
};

const unmasked: FrameTrick = (choices, frames) => {
  const one = pick(choices, frames);
  if (once(choices, 2)) one.mask = new Uint8Array(4);
  else one.mask = undefined;
};

const bits: FrameTrick = (choices, frames) => {
  pick(choices, frames).first ^= pick(
    choices,
    [0x40, 0x20, 0x10, 0x70, 0x02, 0x04, 0x08, 0x0c, 0x80, 0x0f, 0x0a],
  );
};

const LENGTHS = [
  0n,
  1n,
  125n,
  126n,
  65_535n,
  65_536n,
  1n << 31n,
  1n << 32n,
  (1n << 53n) + 1n,
  1n << 63n,
  (1n << 64n) - 1n,
];

const lengths: FrameTrick = (choices, frames) => {
  const one = pick(choices, frames);
  const kind = choices.below(3);
  if (kind !== 1) one.length = pick(choices, ['word', 'long']);
  if (kind !== 0)
    one.told = pick(choices, [
      ...LENGTHS,
      BigInt(one.payload.length + 1),
      BigInt(Math.max(0, one.payload.length - 1)),
    ]);
};

const CLOSES: readonly (readonly number[])[] = [
  [],
  [3],
  [0x03, 0xe8],
  [0x03, 0xed],
  [0x03, 0xee],
  [0x00, 0x00],
  [0xff, 0xff],
  [0x0b, 0xb8, 0x61],
  [0x03, 0xe8, 0xc3, 0x28],
  [0x03, 0xf3],
];

/** A close before or behind: nothing after it counts (RFC 6455 §5.5.1). */
const closes: FrameTrick = (choices, frames) => {
  const close = frame(choices, FINAL | CLOSE, Uint8Array.from(pick(choices, CLOSES)));
  frames.splice(choices.below(frames.length + 1), 0, close);
};

const controls: FrameTrick = (choices, frames) => {
  const odd: readonly Frame[] = [
    control(choices),
    frame(choices, PING, 'in pieces'),
    frame(choices, FINAL | PING, 'x'.repeat(126)),
    frame(choices, FINAL | CLOSE, 'x'.repeat(200)),
    frame(choices, FINAL | 0x0b, 'reserved'),
    frame(choices, FINAL | 3, '[{},{}]'),
  ];
  frames.splice(choices.below(frames.length + 1), 0, pick(choices, odd));
};

const flood: FrameTrick = (choices, frames) => {
  const ping = control(choices);
  frames.splice(choices.below(frames.length + 1), 0, ...Array.from({ length: 150 }, () => ping));
};

/** As with permessage-deflate (RFC 7692), which nobody agreed on. */
const deflated: FrameTrick = (choices, frames) => {
  const one = pick(choices, frames);
  one.first |= 0x40;
  one.payload = deflateRawSync(one.payload, { finishFlush: 2 }).subarray(0, -4);
};

const oversized: FrameTrick = (choices, frames) => {
  const one = pick(choices, frames);
  const blanks = Buffer.alloc(pick(choices, [65_000, 65_536, 70_000]), ' ');
  one.payload = Buffer.concat([blanks, one.payload]);
};

const TRICKS: readonly FrameTrick[] = [
  pieces,
  entangled,
  unmasked,
  bits,
  lengths,
  closes,
  controls,
  deflated,
  pieces,
];

export function frameTrick(choices: Choices, frames: Frame[]): void {
  // Large ones cost a hundred times as much and find no more.
  const rare = choices.below(64);
  if (rare === 62) flood(choices, frames);
  else if (rare === 63) oversized(choices, frames);
  else pick(choices, TRICKS)(choices, frames);
}
