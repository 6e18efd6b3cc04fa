import { expect, it } from 'vitest';
import { parsePersonal } from './parse-personal.ts';
import { mapPersonal, tokenOf } from './personal.ts';

it('puts a token in the place of what is personal, in lists too, and of nothing else', () => {
  const facts = {
    principal: 'a',
    rooms: ['b', 'c', 4, null],
    name: { x: 1 },
    address: null,
    role: 'd',
    cap: 3,
  };
  expect(mapPersonal(facts, (text) => `<${text}>`)).toEqual({
    principal: '<a>',
    rooms: ['<b>', '<c>', '<4>', '<null>'],
    name: '<{"x":1}>',
    address: '<null>',
    role: 'd',
    cap: 3,
  });
});

it('leaves facts alone in which nothing is personal', () => {
  const facts = { role: 'guest' };
  expect(mapPersonal(facts, () => 'x')).toBe(facts);
});

// printf 'saltvalue' | sha256sum | xxd -r -p | base64 | tr +/ -_
it('makes a token of the salt and the value', () => {
  expect(tokenOf('salt', 'value')).toBe('~1DCh2jCv4anQezs2BCFR66');
});

it.each([
  ['as written', `{"token":"~1DCh2jCv4anQezs2BCFR66","salt":"salt","value":"value"}`, true],
  ['another value', `{"token":"~1DCh2jCv4anQezs2BCFR66","salt":"salt","value":"other"}`, false],
  ['another spelling', `{"token":"~1DCh2jCv4anQezs2BCFR66", "salt":"salt","value":"value"}`, false],
  ['no text', `{"token":"~1DCh2jCv4anQezs2BCFR66","salt":"salt","value":1}`, false],
  ['no object', `null`, false],
  ['no JSON', `{`, false],
])('reads a line of values: %s', (_, line, isOurs) => {
  const value = { token: '~1DCh2jCv4anQezs2BCFR66', salt: 'salt', value: 'value' };
  expect(parsePersonal(Buffer.from(line))).toEqual(isOurs ? value : undefined);
});
