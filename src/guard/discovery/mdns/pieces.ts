import type { Reply, Told } from './reply.ts';

/** Bytes that every network carries in one piece (RFC 6762 §17): 1,500 without the heads of IPv6 and UDP. */
const ONE_PIECE = 1452;
/** Bytes that a record has at most: a name, its own ten bytes, and another name or the texts that `own-texts.ts` lets through. */
const LONGEST = { TXT: 1200, other: 600 } as const;
/** More than that is not written at once, to be thrown away: a message has at most 9,000 bytes, the questions of a plain resolver included. */
const WRITABLE = 8000;

/**
 * A reply as messages that each pass in one piece. What will be wanted next is left out where it does not fit beside the answers: whoever wants it
 * asks for it (RFC 6762 §6).
 */
export function inPieces(reply: Reply, write: (reply: Reply) => Uint8Array): readonly Uint8Array[] {
  const { answers, additionals } = reply;
  const whole = mostBytes([...answers, ...additionals]) <= WRITABLE ? write(reply) : undefined;
  if (whole && whole.length <= ONE_PIECE) return [whole];
  if (additionals.length > 0) return inPieces({ answers, additionals: [] }, write);
  if (answers.length <= 1) return whole ? [whole] : [];
  const half = Math.ceil(answers.length / 2);
  return [answers.slice(0, half), answers.slice(half)].flatMap((some) =>
    inPieces({ answers: some, additionals: [] }, write),
  );
}

const mostBytes = (records: readonly Told[]): number =>
  records.reduce((sum, { type }) => sum + (type === 'TXT' ? LONGEST.TXT : LONGEST.other), 0);
