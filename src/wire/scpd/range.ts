import type { Parsed } from '../../base/refusal.ts';
import { ok } from '../../base/result.ts';
import type { XmlElement } from '../xml/element.ts';
import { childAt, refuse, textAt } from './fields.ts';
import type { AllowedRange } from './service.ts';

/** allowedValueRange (UDA 2.0 §2.5); missing where the state variable has none. */
export function readRange(el: XmlElement): Parsed<{ readonly range?: AllowedRange }> {
  const list = childAt(el, 'allowedValueRange');
  if (!list.ok) return list;
  if (!list.value) return ok({});
  const minimum = numberAt(list.value, 'minimum');
  if (!minimum.ok) return minimum;
  const maximum = numberAt(list.value, 'maximum');
  if (!maximum.ok) return maximum;
  const step = numberAt(list.value, 'step');
  if (!step.ok) return step;
  return checked({ minimum: minimum.value, maximum: maximum.value, step: step.value });
}

type Bound = number | undefined;

function checked({ minimum, maximum, step }: Record<'minimum' | 'maximum' | 'step', Bound>): Parsed<{
  readonly range: AllowedRange;
}> {
  if (minimum === undefined || maximum === undefined) return noNumbers();
  if (minimum > maximum || (step !== undefined && step <= 0))
    return refuse('malformed', 'an allowed range is empty or has no step forward');
  return ok({ range: step === undefined ? { minimum, maximum } : { minimum, maximum, step } });
}

/** The largest number that an integer type of UPnP has, ui8, is one less. */
const LARGEST = 2 ** 64;

function numberAt(el: XmlElement, local: string): Parsed<Bound> {
  const text = textAt(el, local);
  if (!text.ok) return text;
  if (text.value === undefined) return ok(undefined);
  if (!/^[+-]?\d{1,20}(\.\d{1,20})?$/.test(text.value)) return noNumbers();
  // Adding 0 makes -0 what it means.
  const value = Number(text.value) + 0;
  return Math.abs(value) <= LARGEST ? ok(value) : noNumbers();
}

const noNumbers = (): Parsed<never> => refuse('malformed', 'an allowed range is not made of numbers');
