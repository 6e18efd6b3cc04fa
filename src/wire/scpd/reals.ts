/** Mantissa and exponent; at most 40 digits a part. */
const REAL = /^[+-]?(\d{1,40}(\.\d{0,40})?|\.\d{1,40})([Ee][+-]?\d{1,4})?$/;
const FIXED = /^([+-]?)(\d{1,14})(?:\.(\d{1,4}))?$/;

interface Real {
  readonly largest: number;
  readonly smallest: number;
}

const DOUBLE: Real = { largest: Number.MAX_VALUE, smallest: Number.MIN_VALUE };

/** Floating types with their largest and smallest magnitude (UDA 2.0 §2.5; IEEE 754 single and double). */
const FLOATS: Readonly<Record<string, Real>> = {
  r4: { largest: 3.402_823_47e38, smallest: 1.175_494_35e-38 },
  r8: DOUBLE,
  number: DOUBLE,
  float: DOUBLE,
};

export const isRealType = (name: string): boolean => name === 'fixed.14.4' || Object.hasOwn(FLOATS, name);

/** The shortest decimal digits of the value, or undefined when the text is no real number of the type. */
export function canonicalReal(dataType: string, text: string): string | undefined {
  if (dataType === 'fixed.14.4') return canonicalFixed(text);
  const type = FLOATS[dataType];
  if (!type || !REAL.test(text)) return undefined;
  const value = Number(text);
  const size = Math.abs(value);
  if (size > type.largest || (size < type.smallest && !isZero(text))) return undefined;
  // The letter that UDA 2.0 §2.5 shows; 0 has no sign.
  return String(value).replace('e', 'E');
}

/** Whether no digit of the mantissa says anything. */
const isZero = (text: string): boolean => !/^[^Ee]*[1-9]/.test(text);

/** Up to 18 digits, more than a double has: the text itself, without what says nothing. */
function canonicalFixed(text: string): string | undefined {
  const [, sign, whole, fraction = ''] = FIXED.exec(text) ?? [];
  if (whole === undefined) return undefined;
  const digits = [whole.replace(/^0+(?=\d)/, ''), fraction.replace(/0+$/, '')].filter(Boolean).join('.');
  return sign === '-' && digits !== '0' ? `-${digits}` : digits;
}
