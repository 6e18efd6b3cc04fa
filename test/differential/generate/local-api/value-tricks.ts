import { once, pick } from '../choices.ts';
import { put } from './members.ts';
import type { MessageTrick } from './message.ts';

const NUMBERS: readonly ((text: string) => string)[] = [
  (text) => `${text}.0`,
  (text) => `${text}e0`,
  (text) => `${text}E+0`,
  (text) => `${text}0e-1`,
  (text) => `0.${text}e2`,
  (text) => `0${text}`,
  (text) => `+${text}`,
  (text) => `-${text}`,
  (text) => `${text}.`,
  (text) => `"${text}"`,
  (text) => `[${text}]`,
  (text) => `${text}.49`,
  (text) => `${text}.5`,
  () => '1e1',
  () => '1e2',
  () => '4.05e1',
  () => '40.4999999999999999999',
  () => '5.0',
  () => '-0',
  () => '-0.0e5',
  () => '0x64',
  () => '1e400',
  () => '-1e400',
  () => '1e-400',
  () => '99999999999999999999',
  () => '9007199254740993',
  () => '4294967396',
  () => '256',
  () => 'NaN',
  () => 'Infinity',
  () => 'null',
  () => 'true',
  () => '1_0',
  () => '\u0661\u0662',
  () => '1e',
  () => '.5',
];

/** A number in another spelling, or another number or none. */
export const numbered: MessageTrick = (choices, { body }) => {
  const numbers = body.filter(([, json]) => /^-?\d/.test(json));
  const member = numbers.length > 0 ? pick(choices, numbers) : undefined;
  if (member) member[1] = pick(choices, NUMBERS)(member[1]);
  else put(choices, body, ['volume', pick(choices, NUMBERS)('12')]);
};

const STRINGS: readonly ((json: string) => string)[] = [
  (json) => json.replace(/[a-z]/, (letter) => `\\u00${letter.charCodeAt(0).toString(16)}`),
  (json) => json.replaceAll('/', '\\/'),
  (json) => json.replace(/"$/, '\\u0000"'),
  (json) => json.replace(/"$/, '\\ud800"'),
  (json) => json.replace(/"$/, '\\r\\n"'),
  (json) => json.replace(/"$/, '\n"'),
  (json) => json.replace(/^"/, '" '),
  (json) => json.toUpperCase(),
  (json) => json.replaceAll('"', "'"),
  (json) => json.replace(/"$/, ''),
  (json) => json.replace(/"$/, `${'a'.repeat(5000)}"`),
  (json) => `[${json}]`,
  (json) => `{"value":${json}}`,
  () => 'null',
  () => '0',
];

/** A string in another spelling, or something else in its place. */
export const stringSpelt: MessageTrick = (choices, message) => {
  const side = once(choices, 2) ? message.body : message.header;
  const strings = side.filter(([, json]) => json.startsWith('"'));
  const member = strings.length > 0 ? pick(choices, strings) : undefined;
  if (member) member[1] = pick(choices, STRINGS)(member[1]);
};
