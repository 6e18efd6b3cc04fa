import { pick } from '../choices.ts';
import type { Message, MessageTrick } from './message.ts';

const deep = (levels: number): string => `${'['.repeat(levels)}${']'.repeat(levels)}`;

const SHAPES: readonly Message['shape'][] = [
  (header, body) => `[${header},${body},{}]`,
  (header, body) => `[${header},${body},{"volume":100}]`,
  (header, body) => `[${header},${body},${header},{"volume":100}]`,
  (header) => `[${header}]`,
  (header, body) => `[${body},${header}]`,
  (header, body) => `[[${header},${body}]]`,
  (header, body) => `[[${header}],${body}]`,
  (header, body) => `[${header},[${body}]]`,
  (header, body) => `{"0":${header},"1":${body}}`,
  (header, body) => `[${header},${body},]`,
  (header, body) => `[${header} ${body}]`,
  (header, body) => `[${header},${body}]x`,
  (header, body) => `[${header},${body}][${header},{"volume":100}]`,
  (header, body) => `[${header},${body}]\n[{},{}]`,
  (header, body) => `[${header},${body}]\0`,
  (header, body) => `\ufeff[${header},${body}]`,
  (header, body) => ` \t\r\n[ ${header} , ${body} ]\n`,
  (header, body) => `\u00a0[${header},${body}]`,
  (header, body) => `/* x */[${header},${body}]`,
  (header, body) => `[${header},${body}]// x`,
  (header, body) => `[${header},${body.replace('}', ',}')}]`,
  (header, body) => `[${header},${body}`,
  (header, body) => `)]}'\n[${header},${body}]`,
  (header) => `[${header},null]`,
  (header) => `[${header},"{\\"volume\\":100}"]`,
  (header, body) => `[null,${header},${body}]`,
  (header) => `[${header},{"a":${deep(40)}}]`,
  (header) => `[${header},{"a":${deep(3000)}}]`,
  (header) => `[${header},{${Array.from({ length: 400 }, (_, at) => `"k${at}":0`).join(',')}}]`,
  () => '[{},{}]',
  () => '[]',
  () => '{}',
  () => 'null',
  () => '',
  (_, body) => `[{},${body}]`,
];

/** Something else around header and body, or beside them. */
export const shaped: MessageTrick = (choices, message) => {
  message.shape = pick(choices, SHAPES);
};

const ENCODINGS: readonly Message['encode'][] = [
  (text) => Buffer.from(text, 'utf16le'),
  (text) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  (text) => Buffer.from(text, 'latin1'),
  (text) => Buffer.from(text.replace('volume', 'volume\u00e9'), 'latin1'),
  // Overlong v, and half a character.
  (text) => replaced(Buffer.from(text), 'v', [0xc1, 0xb6]),
  (text) => replaced(Buffer.from(text), 'o', [0xe2, 0x82]),
  (text) => replaced(Buffer.from(text), 'e', [0xed, 0xa0, 0x80]),
  (text) => Buffer.concat([Buffer.from(text), Buffer.from([0xff])]),
];

function replaced(bytes: Buffer, letter: string, by: readonly number[]): Uint8Array {
  const at = bytes.indexOf(letter);
  return at < 0 ? bytes : Buffer.concat([bytes.subarray(0, at), Buffer.from(by), bytes.subarray(at + 1)]);
}

/** Bytes that are no UTF-8, or not of the text alone. */
export const encoded: MessageTrick = (choices, message) => {
  message.encode = pick(choices, ENCODINGS);
};
