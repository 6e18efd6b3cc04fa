/** Hex with blanks and quoted ASCII: `00 01 'abc'`. */
export const packet = (text: string): Uint8Array =>
  Buffer.concat(
    (text.match(/'[^']*'|[0-9a-f]{2}/g) ?? []).map((part) =>
      part.startsWith("'") ? Buffer.from(part.slice(1, -1)) : Buffer.from(part, 'hex'),
    ),
  );

/** The twelve bytes of a head; flags and counts in hex. */
export const header = (flags: string, questions: string, answers: string): string =>
  `00 00 ${flags} ${questions.padStart(4, '0')} ${answers.padStart(4, '0')} 00 00 00 00`;

export const refused = (kind: string, detail: string, at?: number): unknown => ({
  ok: false,
  error: { kind, format: 'mdns', detail, ...(at === undefined ? {} : { at }) },
});
