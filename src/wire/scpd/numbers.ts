import type { AllowedRange } from './service.ts';

interface Bounds {
  readonly minimum: bigint;
  readonly maximum: bigint;
}

const unsigned = (bits: bigint): Bounds => ({ minimum: 0n, maximum: 2n ** bits - 1n });
const signed = (bits: bigint): Bounds => ({ minimum: -(2n ** (bits - 1n)), maximum: 2n ** (bits - 1n) - 1n });

/** Integer types of UDA 2.0 §2.5. `int` has no bounds there; it is held to those of i8. */
export const INTEGERS: Readonly<Record<string, Bounds>> = {
  ui1: unsigned(8n),
  ui2: unsigned(16n),
  ui4: unsigned(32n),
  ui8: unsigned(64n),
  i1: signed(8n),
  i2: signed(16n),
  i4: signed(32n),
  i8: signed(64n),
  int: signed(64n),
};

/** Leading zeros may stand and mean nothing; a sign is not for unsigned types. 40 digits bound the work. */
const INTEGER = /^([+-]?)(\d{1,40})$/;

/** Decimal digits without zeros in front, or undefined when the text is no integer of the type. */
export function canonicalInteger(dataType: string, text: string): string | undefined {
  const bounds = INTEGERS[dataType];
  const [, sign, digits] = INTEGER.exec(text) ?? [];
  if (!bounds || digits === undefined || (sign !== '' && bounds.minimum === 0n)) return undefined;
  const value = sign === '-' ? -BigInt(digits) : BigInt(digits);
  return value >= bounds.minimum && value <= bounds.maximum ? value.toString() : undefined;
}

/** Mantissa and exponent; at most 40 digits a part. */
const REAL = /^[+-]?(\d{1,40}(\.\d{0,40})?|\.\d{1,40})([Ee][+-]?\d{1,4})?$/;
const FIXED = /^[+-]?\d{1,14}(\.\d{1,4})?$/;

/** Real types: the pattern of the text and the largest magnitude (UDA 2.0 §2.5; IEEE 754 single and double). */
export const REALS: Readonly<Record<string, { readonly pattern: RegExp; readonly largest: number }>> = {
  r4: { pattern: REAL, largest: 3.402_823_47e38 },
  r8: { pattern: REAL, largest: Number.MAX_VALUE },
  number: { pattern: REAL, largest: Number.MAX_VALUE },
  float: { pattern: REAL, largest: Number.MAX_VALUE },
  'fixed.14.4': { pattern: FIXED, largest: 1e14 },
};

/** The text as it is, when it is a real number of the type. */
export function canonicalReal(dataType: string, text: string): string | undefined {
  const type = REALS[dataType];
  if (!type?.pattern.test(text)) return undefined;
  return Math.abs(Number(text)) <= type.largest ? text : undefined;
}

/** Between minimum and maximum, and a whole number of steps above the minimum. */
export function inRange({ minimum, maximum, step }: AllowedRange, text: string): boolean {
  const value = Number(text);
  if (value < minimum || value > maximum) return false;
  if (step === undefined) return true;
  const steps = (value - minimum) / step;
  return Math.abs(steps - Math.round(steps)) < 1e-6;
}
