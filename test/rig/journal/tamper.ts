import { hash } from 'node:crypto';

/** What somebody with a text editor does to the lines of a file. */
export type Edit =
  | { readonly kind: 'byte' | 'insert' | 'flip'; readonly at: number; readonly byte: number }
  | { readonly kind: 'delete'; readonly at: number }
  | { readonly kind: 'cut'; readonly at: number }
  | { readonly kind: 'drop-line' | 'double-line' | 'swap-lines' | 'empty-line'; readonly at: number };

/** The file after the edit; places are taken modulo its length. May be the same file (two equal bytes). */
export function edited(bytes: Buffer, edit: Edit): Buffer {
  const at = edit.at % bytes.length;
  switch (edit.kind) {
    case 'byte':
      return Buffer.concat([bytes.subarray(0, at), Buffer.of(edit.byte), bytes.subarray(at + 1)]);
    case 'flip':
      return Buffer.concat([
        bytes.subarray(0, at),
        Buffer.of((bytes[at] ?? 0) ^ (1 << (edit.byte % 8))),
        bytes.subarray(at + 1),
      ]);
    case 'insert':
      return Buffer.concat([bytes.subarray(0, at), Buffer.of(edit.byte), bytes.subarray(at)]);
    case 'delete':
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1)]);
    case 'cut':
      return bytes.subarray(0, at);
    default:
      return Buffer.from(withLines(bytes.toString('latin1').split(/(?<=\n)/), edit).join(''), 'latin1');
  }
}

function withLines(lines: readonly string[], { kind, at: place }: Edit): readonly string[] {
  const at = place % lines.length;
  const [before, line, after] = [lines.slice(0, at), lines[at] ?? '', lines.slice(at + 1)];
  if (kind === 'drop-line') return [...before, ...after];
  if (kind === 'double-line') return [...before, line, line, ...after];
  if (kind === 'empty-line') return [...before, '\n', line, ...after];
  return [...before, ...after.slice(0, 1), line, ...after.slice(1)];
}

/** What somebody does who knows the format and has no key: changes a line and makes every hash after it fit again. */
export function rehashed(text: string, change: (lines: string[]) => void): string {
  const lines = text.split('\n').slice(0, -1);
  change(lines);
  let previous = '0'.repeat(64);
  return lines
    .map((line, index) => {
      const entry: unknown = JSON.parse(line);
      const { at, kind, facts } = entry as { at: number; kind: string; facts: Record<string, unknown> };
      const body = JSON.stringify({ n: index + 1, at, kind, facts }).slice(0, -1);
      previous = hash('sha256', previous + body, 'hex');
      return `${body},"hash":"${previous}"}\n`;
    })
    .join('');
}
