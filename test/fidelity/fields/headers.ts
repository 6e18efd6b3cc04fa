import { fieldWriter, type Fields } from './fields.ts';

/** The first line, every header by its name as written, and what follows the blank line. */
export function messageFields(text: string): Fields {
  const [head = '', ...rest] = text.replaceAll('\r\n', '\n').trimEnd().split('\n\n');
  const [start = '', ...lines] = head.split('\n');
  const writer = fieldWriter();
  writer.add('(first line)', start.trimEnd());
  for (const line of lines) {
    const colon = line.indexOf(':');
    writer.add(line.slice(0, colon), line.slice(colon + 1).trim());
  }
  const body = rest.join('\n\n').trim();
  if (body !== '') writer.add('(body)', body);
  return writer.fields;
}
