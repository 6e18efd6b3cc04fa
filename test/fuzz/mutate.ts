import fc from 'fast-check';

/** One change to a text of bytes. Positions are parts of the whole, so that they fit every length. */
type Mutation = (bytes: Uint8Array) => Uint8Array;

const part = fc.double({ min: 0, max: 1, noNaN: true });
const place = (bytes: Uint8Array, at: number): number => Math.floor(at * bytes.length);
const joined = (...pieces: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(pieces));

/** Bytes at which parsers turn: line ends, NUL, quotes, markup, brackets, digits, the ends of UTF-8 and of names. */
const PIVOTS = [
  ...Buffer.from('\r\n\0\t :;,#"\'<>&/=[]{}-+0159aZ%\\'),
  0x7f,
  0x80,
  0xc0,
  0xc3,
  0xe2,
  0xed,
  0xff,
];
const TOKENS = [
  '\r\n\r\n',
  '<!--',
  ']]>',
  '<![CDATA[',
  '&#0;',
  '<!DOCTYPE a>',
  'Content-Length: 1\r\n',
  'chunked',
  '__proto__',
  '\\u0061',
  '1e999',
  '﻿',
].map((text) => Buffer.from(text));

const pivot = fc.oneof(
  fc.constantFrom(...PIVOTS).map((byte) => Uint8Array.of(byte)),
  fc.constantFrom(...TOKENS),
  fc.uint8Array({ minLength: 1, maxLength: 4 }),
);

const replace = fc.tuple(part, pivot).map(
  ([at, piece]): Mutation =>
    (bytes) => {
      const start = place(bytes, at);
      return joined(bytes.subarray(0, start), piece, bytes.subarray(start + piece.length));
    },
);
const insert = fc.tuple(part, pivot).map(
  ([at, piece]): Mutation =>
    (bytes) => {
      const start = place(bytes, at);
      return joined(bytes.subarray(0, start), piece, bytes.subarray(start));
    },
);
const remove = fc.tuple(part, fc.integer({ min: 1, max: 40 })).map(
  ([at, length]): Mutation =>
    (bytes) => {
      const start = place(bytes, at);
      return joined(bytes.subarray(0, start), bytes.subarray(start + length));
    },
);
const flip = fc.tuple(part, fc.integer({ min: 0, max: 7 })).map(
  ([at, bit]): Mutation =>
    (bytes) => {
      const copy = new Uint8Array(bytes);
      const index = place(bytes, at);
      if (index < copy.length) copy[index] = (copy[index] ?? 0) ^ (1 << bit);
      return copy;
    },
);
const repeat = fc.tuple(part, fc.integer({ min: 1, max: 60 }), fc.integer({ min: 2, max: 300 })).map(
  ([at, length, times]): Mutation =>
    (bytes) => {
      const start = place(bytes, at);
      const piece = bytes.subarray(start, start + length);
      return joined(
        bytes.subarray(0, start),
        ...Array.from({ length: times }, () => piece),
        bytes.subarray(start),
      );
    },
);
const cut = part.map(
  (at): Mutation =>
    (bytes) =>
      new Uint8Array(bytes.subarray(0, place(bytes, at))),
);

/** Up to six changes to one of the seeds, or a splice of two. */
export function mutated(seeds: readonly Uint8Array[]): fc.Arbitrary<Uint8Array> {
  const seed = fc.constantFrom(...seeds);
  const spliced = fc
    .tuple(seed, seed, part, part)
    .map(([a, b, endOfA, startOfB]) =>
      joined(a.subarray(0, place(a, endOfA)), b.subarray(place(b, startOfB))),
    );
  const mutations = fc.array(fc.oneof(replace, insert, remove, flip, repeat, cut), {
    minLength: 1,
    maxLength: 6,
  });
  return fc
    .tuple(fc.oneof({ weight: 4, arbitrary: seed }, { weight: 1, arbitrary: spliced }), mutations)
    .map(([start, changes]) => changes.reduce((bytes, change) => change(bytes), start));
}
