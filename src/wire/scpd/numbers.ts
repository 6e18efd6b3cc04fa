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

/** Between minimum and maximum, and a whole number of steps above the minimum. */
export function inRange({ minimum, maximum, step }: AllowedRange, text: string): boolean {
  const value = Number(text);
  if (isBelow(text, minimum) || isAbove(text, maximum)) return false;
  if (step === undefined) return true;
  const steps = (value - minimum) / step;
  return Math.abs(steps - Math.round(steps)) < 1e-6;
}

const WHOLE = /^-?\d+$/;

/** Whole numbers are compared as such: a double would take 9007199254740993 for its neighbour. */
const isBelow = (text: string, bound: number): boolean =>
  WHOLE.test(text) && Number.isInteger(bound) ? BigInt(text) < BigInt(bound) : Number(text) < bound;

const isAbove = (text: string, bound: number): boolean =>
  WHOLE.test(text) && Number.isInteger(bound) ? BigInt(text) > BigInt(bound) : Number(text) > bound;
