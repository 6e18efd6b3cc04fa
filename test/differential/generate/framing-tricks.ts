import { type Choices, once, pick } from './choices.ts';
import type { Draft, Framing } from './draft.ts';

/** How a message's end is told twice, wrongly or in odd ways (RFC 9112 §6, §11.2). */
type FramingTrick = (choices: Choices, body: Uint8Array) => Omit<Framing, 'first'>;

const text = (bytes: string): Uint8Array => Buffer.from(bytes, 'latin1');

/** A chunked body in pieces of any size, with an extension or a trailer now and then. */
function chunked(choices: Choices, body: Uint8Array, { extension = '', trailer = '' } = {}): Uint8Array {
  const size = pick(choices, [body.length, 48, 100, 7]) || 1;
  const pieces: Uint8Array[] = [];
  for (let at = 0; at < body.length; at += size) {
    const piece = body.subarray(at, at + size);
    pieces.push(text(`${piece.length.toString(16)}${extension}\r\n`), piece, text('\r\n'));
  }
  pieces.push(text(`0\r\n${trailer}\r\n`));
  return Buffer.concat(pieces);
}

const LENGTHS: readonly ((length: number) => readonly string[])[] = [
  (length) => [`Content-Length: ${length}`, `Content-Length: ${length}`],
  (length) => [`Content-Length: ${length}`, 'Content-Length: 0'],
  (length) => ['Content-Length: 5', `Content-Length: ${length}`],
  (length) => [`Content-Length: ${length}, ${length}`],
  (length) => [`Content-Length: +${length}`],
  (length) => [`Content-Length: 0${length}`],
  (length) => [`Content-Length: 0x${length.toString(16)}`],
  (length) => [`Content-Length: ${length}e0`],
  (length) => [`Content-Length: -${length}`],
  (length) => [`Content-Length:\t${length} `],
  (length) => [`Content-Length:${length}`],
  (length) => [`CONTENT-LENGTH: ${length}`],
  (length) => [`Content-Length : ${length}`],
  (length) => [`Content_Length: ${length}`],
  (length) => [`Content-Length: ${length}\x0b`],
  (length) => [`Content-Length: ${Math.max(0, length - 1)}`],
  (length) => [`Content-Length: ${Math.floor(length / 2)}`],
  (length) => [`Content-Length: ${length + 40}`],
  () => ['Content-Length: 99999999999999999999'],
  () => ['Content-Length: '],
  () => [],
  (length) => [`X: y`, ` Content-Length: ${length}`],
];

const lengths: FramingTrick = (choices, body) => ({ lines: pick(choices, LENGTHS)(body.length), body });

/** Spellings of the coding that some readers take for chunked and some do not. */
const CODINGS = [
  'Transfer-Encoding: chunked',
  'transfer-encoding: CHUNKED',
  'Transfer-Encoding: xchunked',
  'Transfer-Encoding : chunked',
  'Transfer-Encoding:\x0bchunked',
  'Transfer-Encoding: chunked, identity',
  'Transfer-Encoding: identity, chunked',
  'Transfer-Encoding: chunked\x00',
  'Transfer-Encoding: "chunked"',
  'Transfer-Encoding: gzip, chunked',
  'Transfer-Encoding: identity',
  'Transfer_Encoding: chunked',
  'Transfer-Encoding: chunked;q=1',
  'Transfer-Encoding:\r\n chunked',
  'X: y\nTransfer-Encoding: chunked',
];

const coded: FramingTrick = (choices, body) => {
  const lines = [pick(choices, CODINGS)];
  if (once(choices, 8)) lines.push('Transfer-Encoding: chunked');
  const extension = pick(choices, ['', '', '', ';a=b', '; ', ';x="\r\n"', ' ']);
  const trailer = pick(choices, ['', '', '', 'X: y\r\n', 'Content-Length: 3\r\n', 'SOAPACTION: "x#y"\r\n']);
  return { lines, body: chunked(choices, body, { extension, trailer }) };
};

const both: FramingTrick = (choices, body) => {
  const wire = pick(choices, [chunked(choices, body), body]);
  const told = `Content-Length: ${pick(choices, [wire.length, body.length, 4])}`;
  const coding = pick(choices, CODINGS);
  return {
    lines: pick(choices, [
      [told, coding],
      [coding, told],
    ]),
    body: wire,
  };
};

/** Chunk sizes that overflow, are negative, or have other line ends. */
const CHUNKS: readonly ((body: string, size: string) => string)[] = [
  (body, size) => `${size}\n${body}\r\n0\r\n\r\n`,
  (body, size) => `${size}\r\n${body}\n0\r\n\r\n`,
  (body, size) => `0x${size}\r\n${body}\r\n0\r\n\r\n`,
  (body, size) => `0000000000${size}\r\n${body}\r\n0\r\n\r\n`,
  (body, size) => `1${'0'.repeat(16)}${size}\r\n${body}\r\n0\r\n\r\n`,
  (body, size) => `-${size}\r\n${body}\r\n0\r\n\r\n`,
  (body, size) => `${size}\r\n${body}0\r\n\r\n`,
  (body, size) => `${size}\r\n${body}\r\n00\r\n\r\n`,
  (body, size) => `${size}\r\n${body}\r\n0\r\n`,
  (body, size) => `${size.toUpperCase()}\r\n${body}\r\n0\r\n\r\n`,
  (body, size) => `\r\n${size}\r\n${body}\r\n0\r\n\r\n`,
];

const oddChunks: FramingTrick = (choices, body) => ({
  lines: ['Transfer-Encoding: chunked'],
  body: text(pick(choices, CHUNKS)(Buffer.from(body).toString('latin1'), body.length.toString(16))),
});

const plainChunks: FramingTrick = (choices, body) => ({
  lines: ['Transfer-Encoding: chunked'],
  body: chunked(choices, body),
});

const TRICKS: readonly FramingTrick[] = [plainChunks, lengths, coded, both, oddChunks];

export function framed(choices: Choices, draft: Draft): void {
  draft.framing = { ...pick(choices, TRICKS)(choices, draft.body), first: once(choices, 3) };
}
