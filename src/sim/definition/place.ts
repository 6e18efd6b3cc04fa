import { type Document, isMap, isNode, isPair, isScalar, type LineCounter, type Node } from 'yaml';

/** A document and what turns its offsets into lines. */
export interface Place {
  readonly document: Document;
  readonly lines: LineCounter;
}

/** The line (from 1) of the deepest part of a path that is there. */
export function placeOf({ document, lines }: Place, path: readonly string[]): number {
  let line = 1;
  for (let depth = 1; depth <= path.length; depth += 1) {
    const node = keyOrValue(document, path.slice(0, depth));
    if (node?.range) line = lines.linePos(node.range[0]).line;
  }
  return line;
}

/** A key stands before its value and often on a line of its own: that is where people look. */
function keyOrValue(document: Document, path: readonly string[]): Node | undefined {
  const steps = path.map((part) => (/^\d+$/.test(part) ? Number(part) : part));
  const last = steps.at(-1);
  const parent: unknown = steps.length === 1 ? document.contents : document.getIn(steps.slice(0, -1), true);
  if (isMap(parent)) {
    const pair = parent.items.find(
      (item) => isPair(item) && isScalar(item.key) && String(item.key.value) === String(last),
    );
    return pair && isNode(pair.key) ? pair.key : undefined;
  }
  const value: unknown = document.getIn(steps, true);
  return isNode(value) ? value : undefined;
}
