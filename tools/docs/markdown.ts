/** A table cell: a bar would end it, and angle brackets would be markup. */
const escaped = (text: string): string =>
  text.replaceAll('|', '\\|').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\n', ' ');

/** A table with aligned columns, as the formatter writes it. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = [head, ...rows].map((row) => row.map(escaped));
  const widths = head.map((_, column) => Math.max(3, ...cells.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    `| ${widths.map((width, column) => (row[column] ?? '').padEnd(width)).join(' | ')} |`;
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  const [first = [], ...rest] = cells;
  return `${[line(first), rule, ...rest.map(line)].join('\n')}\n`;
}

/** Text in which nothing is markup: `x-rincon-playlist:*:*:*`. */
export const literal = (text: string): string => text.replaceAll(/[\\`*]/g, String.raw`\$&`);

export const code = (text: string): string => `\`${text}\``;
