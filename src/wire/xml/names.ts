/** NameStartChar and NameChar of XML 1.0 §2.3, fifth edition, without the colon: what a prefix or a local name is made of. */
const START = String.raw`A-Z_a-z\u{c0}-\u{d6}\u{d8}-\u{f6}\u{f8}-\u{2ff}\u{370}-\u{37d}\u{37f}-\u{1fff}\u{200c}\u{200d}\u{2070}-\u{218f}\u{2c00}-\u{2fef}\u{3001}-\u{d7ff}\u{f900}-\u{fdcf}\u{fdf0}-\u{fffd}\u{10000}-\u{effff}`;
const PART = `[${START}][${START}\\-.0-9\\u{b7}\\u{300}-\\u{36f}\\u{203f}\\u{2040}]*`;
const QUALIFIED = new RegExp(`^(?:${PART}:)?${PART}$`, 'u');

/** A name with at most one prefix (Namespaces in XML 1.0 §4, QName). The parser alone would take `p:1`. */
export const isQualifiedName = (name: string): boolean => QUALIFIED.test(name);

/** Bound to the prefix `xml` everywhere, and to no other (Namespaces in XML 1.0 §3). */
export const XML_NAMESPACE = 'http://www.w3.org/XML/1998/namespace';
