import { type Choices, pick } from './choices.ts';

/** A form before it is spelt: values stand there as they go over the wire. Tricks change it. */
export interface Form {
  fields: string[][];
  separator: string;
  before: string;
  after: string;
}

/** Something that two readers of forms may take in two ways. */
type FormTrick = (choices: Choices, form: Form) => void;

/** Spellings of a name, some of which are the same name to some readers. */
const NAMES: readonly ((name: string) => string)[] = [
  (name) => name,
  (name) => `%${name.charCodeAt(0).toString(16)}${name.slice(1)}`,
  (name) => name.toLowerCase(),
  (name) => `${name}[]`,
  (name) => `+${name}`,
  (name) => `${name}%00`,
  (name) => ` ${name}`,
  (name) => `${name}.x`,
];

/** The same field again, before or after the first, with another value. */
const again: FormTrick = (choices, form) => {
  const [name = ''] = pick(choices, form.fields);
  const field = [pick(choices, NAMES)(name), pick(choices, ['getInfo', 'resetUsers', 'addUser', 'eve', ''])];
  if (choices.below(2) === 0) form.fields.push(field);
  else form.fields.unshift(field);
};

const VALUES: readonly ((value: string) => string)[] = [
  (value) => `${value}%26userName=eve`,
  (value) => `${value}&userName=eve`,
  (value) => `${value};userName=eve`,
  (value) => `${value}%00`,
  (value) => `${value}\0`,
  (value) => `${value}%`,
  (value) => `${value}%4`,
  (value) => `${value}%zz`,
  (value) => `${value}%u0041`,
  (value) => `${value}%C0%AF`,
  (value) => `${value}%ED%A0%80`,
  (value) => `${value}%C3%BC`,
  (value) => `${value}\u00fc`,
  (value) => `${value}+x`,
  (value) => `${value} x`,
  (value) => `${value}%0D%0Ax: y`,
  (value) => `${value}\r\nx: y`,
  (value) => `${value}=x`,
  (value) => `%25${value}`,
  (value) => Array.from(value, (letter) => `%${letter.charCodeAt(0).toString(16)}`).join(''),
  (value) => value.toUpperCase(),
  (value) => value.repeat(200),
  () => '',
  () => '__proto__',
  (value) => `"${value}"`,
];

const valued: FormTrick = (choices, { fields }) => {
  const field = pick(choices, fields);
  field[1] = pick(choices, VALUES)(field[1] ?? '');
};

const named: FormTrick = (choices, { fields }) => {
  const field = pick(choices, fields);
  field[0] = pick(choices, NAMES)(field[0] ?? '');
};

const actions: FormTrick = (choices, { fields }) => {
  const field = fields.find(([name]) => name === 'action');
  if (field)
    field[1] = pick(choices, [
      'getInfo',
      'resetUsers',
      'ADDUSER',
      'addUser%20',
      'add%55ser',
      'addUser%00',
      'constructor',
    ]);
};

const missing: FormTrick = (choices, { fields }) => {
  fields.splice(choices.below(fields.length), 1);
};

const bare: FormTrick = (choices, { fields }) => {
  pick(choices, fields).splice(1);
};

const SEPARATORS = ['&&', ';', '&amp;', '&\r\n', ',', '& '];

const separated: FormTrick = (choices, form) => {
  form.separator = pick(choices, SEPARATORS);
};

/** As bytes of UTF-8. */
const BYTE_ORDER_MARK = '\u00ef\u00bb\u00bf';
const ENDS = ['&', '\r\n', ' ', '\0', '&=', '&=eve', '?', '#x', BYTE_ORDER_MARK];

const ended: FormTrick = (choices, form) => {
  form[pick(choices, ['after', 'before'] as const)] = pick(choices, ENDS);
};

const other: FormTrick = (choices, { fields }) => {
  fields.push([pick(choices, ['x', '__proto__', 'url', 'action2', 'X'.repeat(80)]), 'http://evil.example/']);
};

const many: FormTrick = (_, { fields }) => {
  for (let count = 0; count < 40; count += 1) fields.push([`f${count}`, '1']);
};

const turned: FormTrick = (_, { fields }) => {
  fields.reverse();
};

export const FORM_TRICKS: readonly FormTrick[] = [
  again,
  again,
  valued,
  valued,
  named,
  actions,
  missing,
  bare,
  separated,
  ended,
  other,
  many,
  turned,
];
