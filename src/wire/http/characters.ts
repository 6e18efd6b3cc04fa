/** `tchar` of RFC 9110 §5.6.2: what a method or a header name is made of. */
const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;

/** Visible ASCII without `#`: a fragment never travels (RFC 9112 §3.2). */
const TARGET = /^[\x21\x22\x24-\x7e]+$/;

/** Visible characters, blanks, tabs and bytes from 0x80 (`field-value` with `obs-text`, RFC 9110 §5.5). */
const FIELD_VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;

export const isToken = (text: string): boolean => TOKEN.test(text);
export const isTargetText = (text: string): boolean => TARGET.test(text);
export const isFieldValue = (text: string): boolean => FIELD_VALUE.test(text);

const isBlank = (character: string | undefined): boolean => character === ' ' || character === '\t';

/** Takes the optional white space (OWS, blanks and tabs only) off both ends. */
export function trimBlanks(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isBlank(text[start])) start += 1;
  while (end > start && isBlank(text[end - 1])) end -= 1;
  return text.slice(start, end);
}
