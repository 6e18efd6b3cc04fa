import { createHash, createPublicKey, verify } from 'node:crypto';

/**
 * A verifier after docs/journal.md that shares nothing with src/journal: whole texts, no limits, the first fault only.
 * Segments in order; says `ok`, or where the first fault is.
 */
export function verifyByTheBook(segments: readonly string[], publicPem: string): string {
  const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
  const key = createPublicKey(publicPem);
  const fingerprint = createHash('sha256')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest('hex');
  let [previous, number] = ['0'.repeat(64), 0];
  for (const [index, text] of segments.entries()) {
    const lines = text.split('\n');
    if (lines.pop() !== '') return `segment ${index + 1} has no line end`;
    for (const [at, line] of lines.entries()) {
      const place = `segment ${index + 1} line ${at + 1}`;
      const [body, rest] = [line.slice(0, -75), line.slice(-75)];
      const own = /^,"hash":"([0-9a-f]{64})"\}$/.exec(rest)?.[1];
      if (own !== sha256(previous + body)) return `${place}: hash`;
      const { n, at: time, kind, facts } = JSON.parse(line);
      if (n !== number + 1) return `${place}: number`;
      if (at === 0 && (kind !== 'segment' || facts.previous !== previous)) return `${place}: first line`;
      if (at === 0 && (facts.segment !== index + 1 || facts.key !== fingerprint))
        return `${place}: segment or key`;
      if (kind === 'checkpoint') {
        const { through, hash, begins, signature } = facts;
        const message = `tonewall journal checkpoint 1\n${time}\n${through}\n${hash}\n${begins}\n`;
        if (through !== number || hash !== previous) return `${place}: checkpoint`;
        if (!verify(null, Buffer.from(message), key, Buffer.from(signature, 'base64')))
          return `${place}: signature`;
      }
      [previous, number] = [own ?? '', n];
    }
  }
  return 'ok';
}

/** Whether each token of a file of personal values is that of its salt and value. */
export const tokensByTheBook = (personal: string): readonly boolean[] =>
  personal
    .trimEnd()
    .split('\n')
    .map((line) => {
      const { token, salt, value } = JSON.parse(line);
      const digest = createHash('sha256')
        .update(salt + value)
        .digest('base64url');
      return token === `~${digest.slice(0, 22)}`;
    });
