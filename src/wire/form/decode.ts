/**
 * A name or a value of a form, in ASCII: a plus is a blank (WHATWG URL §5.1), an escape a percent sign and two hexadecimal digits (RFC 3986 §2.1).
 * Undefined where it is not percent-encoded UTF-8.
 */
export function decodePart(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return undefined;
  }
}
