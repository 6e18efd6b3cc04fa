import { fieldWriter, type Fields } from './fields.ts';

/** A value of JSON: members joined by `/`, list items counted from 1 where there is more than one. */
export function jsonFields(value: unknown): Fields {
  const writer = fieldWriter();
  walk('', value, (path, text) => void writer.add(path, text));
  return writer.fields;
}

function walk(path: string, value: unknown, add: (path: string, text: string) => void): void {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries())
      walk(index === 0 ? path : `${path}[${index + 1}]`, item, add);
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, member] of Object.entries(value))
      walk(path === '' ? name : `${path}/${name}`, member, add);
  } else add(path, String(value));
}
