/**
 * Columns as wide as their widest cell, two blanks apart. Where that is wider than the page, the columns after the first
 * are told in several tables. Cells are printable text.
 */
export function columns(
  width: number,
  head: readonly string[],
  rows: readonly (readonly string[])[],
): readonly string[] {
  const lines = [head, ...rows];
  const sizes = head.map((_, column) => Math.max(...lines.map((row) => row[column]?.length ?? 0)));
  const parts = partsWithin(width, sizes);
  return parts.flatMap((part, index) => [
    ...(index > 0 ? [''] : []),
    ...lines.map((row) =>
      [0, ...part]
        .map((column) => (row[column] ?? '').padEnd(sizes[column] ?? 0))
        .join('  ')
        .trimEnd(),
    ),
  ]);
}

/** Numbers of columns that fit side by side with the first; at least one each. */
function partsWithin(
  width: number,
  [first = 0, ...sizes]: readonly number[],
): readonly (readonly number[])[] {
  const parts: number[][] = [];
  let used = Number.POSITIVE_INFINITY;
  for (const [index, size] of sizes.entries()) {
    if (used + 2 + size > width) {
      parts.push([]);
      used = first;
    }
    parts.at(-1)?.push(index + 1);
    used += 2 + size;
  }
  return parts;
}
