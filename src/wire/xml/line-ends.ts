const LF = 10;
const CR = 13;

/**
 * Line ends as XML has them before anything is parsed: CRLF and a lone CR are LF (XML 1.0 §2.11). saxes does the same at
 * many times the cost of another character; this goes over the bytes once, for no byte of a longer UTF-8 sequence is a CR.
 */
export function withPlainLineEnds(text: string): string {
  if (!text.includes('\r')) return text;
  const bytes = Buffer.from(text);
  let length = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? LF;
    if (byte === CR && bytes[at + 1] === LF) continue;
    bytes[length] = byte === CR ? LF : byte;
    length += 1;
  }
  return bytes.toString('utf8', 0, length);
}
