import type { Serialised } from '../server/serialise.ts';

/** The answer with another Content-Length; added when there was none. */
export function withLength({ head, body }: Serialised, length: number): Serialised {
  const lines = head.split('\r\n').filter((line) => !/^content-length:/i.test(line));
  return { head: lines.toSpliced(1, 0, `CONTENT-LENGTH: ${length}`).join('\r\n'), body };
}

/** The answer with another body and the length that belongs to it. */
export const withBody = (answer: Serialised, body: Buffer): Serialised =>
  withLength({ ...answer, body }, body.length);
