/** What a message says, field by field and in its order: a path and the text that stands there. */
export type Fields = ReadonlyMap<string, string>;

/** Collects fields; a path that is taken already gets a number behind it. */
export interface FieldWriter {
  /** The path under which it was kept. */
  add(path: string, value: string): string;
  readonly fields: Fields;
}

export function fieldWriter(): FieldWriter {
  const fields = new Map<string, string>();
  return {
    fields,
    add: (path, value) => {
      let free = path;
      for (let number = 2; fields.has(free); number += 1) free = `${path}[${number}]`;
      fields.set(free, value);
      return free;
    },
  };
}

/** Path without the marks that tell repeated elements apart: `item[3]/res` is the same field as `item/res`. */
export const plainPath = (path: string): string => path.replaceAll(/\[[^\]]*\]/g, '');

/** Those below a path, which is left out; fields that stand elsewhere are dropped. */
export const below = (fields: Fields, path: string): Fields =>
  new Map(
    [...fields].flatMap(([name, value]) => (name.startsWith(path) ? [[name.slice(path.length), value]] : [])),
  );

/** The same values under other paths; a field without a path is dropped. */
export function renamed(fields: Fields, rename: (path: string) => string | undefined): Fields {
  const writer = fieldWriter();
  for (const [path, value] of fields) {
    const name = rename(path);
    if (name !== undefined) writer.add(name, value);
  }
  return writer.fields;
}
