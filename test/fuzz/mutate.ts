import fc from 'fast-check';

/** One change to a text of bytes. Positions are parts of the whole, so that they fit every length. */
type Mutation = (bytes: Uint8Array) => Uint8Array;

/** Even over the whole: `fc.double` would give almost nothing but the first byte. */
const part = fc.nat({ max: 0xffff_ffff }).map((number) => number / 2 ** 32);
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

/** Characters that a value may hold and that writers must treat with care, names of more than ASCII among them. */
const CONTENT = [
  ...'&amp;|&lt;|&#13;|&#10;|&#x9;|é|日|😀|\u00a0|\u2028|\'|"|}|{|:|.|-|0|7|A|z|_|%|\\\\|\\u00e9| '.split(
    '|',
  ),
  '<!---->',
  '\t',
].map((text) => new Uint8Array(Buffer.from(text)));

const content = fc.constantFrom(...CONTENT);
const enrich = fc.tuple(part, content).map(
  ([at, piece]): Mutation =>
    (bytes) =>
      joined(bytes.subarray(0, place(bytes, at)), piece, bytes.subarray(place(bytes, at))),
);
const exchange = fc.tuple(part, content).map(
  ([at, piece]): Mutation =>
    (bytes) =>
      joined(bytes.subarray(0, place(bytes, at)), piece, bytes.subarray(place(bytes, at) + 1)),
);

/** One or two small changes to one of the seeds: most messages stay messages and come to say something else. */
export const nudged = (seeds: readonly Uint8Array[]): fc.Arbitrary<Uint8Array> =>
  fc
    .tuple(
      fc.constantFrom(...seeds),
      fc.array(fc.oneof(enrich, exchange, flip), { minLength: 1, maxLength: 2 }),
    )
    .map(([start, changes]) => changes.reduce((bytes, change) => change(bytes), start));

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
