import type { AppendDisk } from '../../ports/append-disk.ts';
import { LineSplitter, type RawLine } from '../../base/line-splitter.ts';
import { MAX_LINE_BYTES } from '../line.ts';

/** A line and where it stands: lines are counted from 1. */
export interface PlacedLine extends RawLine {
  readonly line: number;
}

/** Lines of a file, handed out as they are read; resolves with what is left behind the last line end. */
export async function eachLine(
  files: AppendDisk,
  path: string,
  onLine: (line: PlacedLine) => void | Promise<void>,
): Promise<LinesRead> {
  const splitter = new LineSplitter(MAX_LINE_BYTES);
  let [lines, bytes] = [0, 0];
  for await (const piece of files.pieces(path)) {
    bytes += piece.length;
    for (const raw of splitter.push(piece)) {
      lines += 1;
      const waits = onLine({ ...raw, line: lines });
      if (waits) await waits;
    }
  }
  return { lines, wholeBytes: bytes - splitter.unfinished, tornBytes: splitter.unfinished };
}

export interface LinesRead {
  readonly lines: number;
  /** Bytes of whole lines. */
  readonly wholeBytes: number;
  /** Bytes behind them: 0 where the file ends as it should. */
  readonly tornBytes: number;
}
