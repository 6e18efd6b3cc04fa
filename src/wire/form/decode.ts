const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
/** RFC 3986 §2.1: an escape is a percent sign and two hexadecimal digits. */
const BAD_ESCAPE = /%(?![\da-f]{2})/i;

/** A name or a value of a form: a plus is a blank (WHATWG URL §5.1). Undefined where it is not percent-encoded UTF-8. */
export function decodePart(text: string): string | undefined {
  if (BAD_ESCAPE.test(text)) return undefined;
  const bytes = text
    .replaceAll('+', ' ')
    .replaceAll(/%(..)/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)));
  try {
    return UTF8.decode(Buffer.from(bytes, 'latin1'));
  } catch {
    return undefined;
  }
}
