export interface WrapOptions {
  readonly width: number;
  /** Put before the first line and, as blanks, before the others. */
  readonly lead?: string;
}

/** Breaks text at blanks into lines of at most `width` characters; a longer word is cut. Always at least one line. */
export function wrap(text: string, { width, lead = '' }: WrapOptions): readonly string[] {
  const room = Math.max(8, width - lead.length);
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').flatMap((one) => pieces(one, room))) {
    if (line !== '' && line.length + 1 + word.length > room) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  lines.push(line);
  return lines.map((one, index) => `${index === 0 ? lead : ' '.repeat(lead.length)}${one}`.trimEnd());
}

function pieces(word: string, room: number): readonly string[] {
  const parts: string[] = [];
  for (let rest = word; ; rest = rest.slice(room)) {
    if (rest.length <= room) return [...parts, rest];
    parts.push(rest.slice(0, room));
  }
}
