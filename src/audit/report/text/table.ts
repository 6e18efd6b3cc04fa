/**
 * Columns as wide as their widest cell, two blanks apart, a rule under the head. Where that is wider than the page, each
 * row becomes a block: its first cell, and below it the others with the names of their columns. Cells are printable text.
 */
export function table(
  width: number,
  head: readonly string[],
  rows: readonly (readonly string[])[],
): readonly string[] {
  const widths = head.map((name, column) =>
    Math.max(name.length, ...rows.map((row) => (row[column] ?? '').length)),
  );
  const line = (cells: readonly string[]): string =>
    `  ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd();
  const lines = [line(head), line(widths.map((size) => '-'.repeat(size))), ...rows.map(line)];
  return lines.every((one) => one.length <= width) ? lines : rows.flatMap((row) => block(head, row));
}

const block = (head: readonly string[], [first = '', ...others]: readonly string[]): readonly string[] => [
  `  ${first}`,
  ...others.map((cell, index) => `    ${head[index + 1] ?? ''}: ${cell}`),
];
