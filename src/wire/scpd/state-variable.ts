import type { Parsed } from '../../base/refusal.ts';
import { ok } from '../../base/result.ts';
import { SCPD_LIMITS } from '../limits.ts';
import { attributeOf, childOf, childrenOf, textOf, type XmlElement } from '../xml/element.ts';
import { isDataType } from './check-value.ts';
import { nameOf, refuse, textAt } from './fields.ts';
import type { AllowedRange, StateVariable } from './service.ts';

/** One stateVariable. `sendEvents` is yes unless it says no (UDA 2.0 §2.5). */
export function readStateVariable(el: XmlElement): Parsed<StateVariable> {
  const name = nameOf(el);
  if (!name.ok) return name;
  const dataType = textAt(el, 'dataType');
  if (!dataType) return refuse('malformed', 'a state variable has no dataType');
  if (!isDataType(dataType))
    return refuse('unsupported', 'a state variable has a dataType that UPnP does not know');
  const allowedValues = readAllowedValues(el);
  if (!allowedValues.ok) return allowedValues;
  const range = readRange(el);
  if (!range.ok) return range;
  const defaultValue = childOf(el, 'defaultValue');
  return ok({
    name: name.value,
    dataType,
    sendEvents: attributeOf(el, 'sendEvents') !== 'no',
    ...allowedValues.value,
    ...range.value,
    ...(defaultValue ? { defaultValue: textOf(defaultValue) } : {}),
  });
}

function readAllowedValues(el: XmlElement): Parsed<{ readonly allowedValues?: readonly string[] }> {
  const list = childOf(el, 'allowedValueList');
  if (!list) return ok({});
  const values = childrenOf(list, 'allowedValue').map(textOf);
  if (values.length > SCPD_LIMITS.maxAllowedValues)
    return refuse('limit', `there are more than ${SCPD_LIMITS.maxAllowedValues} allowed values`);
  return ok({ allowedValues: values });
}

function readRange(el: XmlElement): Parsed<{ readonly range?: AllowedRange }> {
  const list = childOf(el, 'allowedValueRange');
  if (!list) return ok({});
  const minimum = numberAt(list, 'minimum');
  const maximum = numberAt(list, 'maximum');
  const step = textAt(list, 'step') === undefined ? undefined : numberAt(list, 'step');
  if (minimum === undefined || maximum === undefined || (step === undefined && childOf(list, 'step')))
    return refuse('malformed', 'an allowed range is not made of numbers');
  if (minimum > maximum || (step !== undefined && step <= 0))
    return refuse('malformed', 'an allowed range is empty or has no step forward');
  return ok({ range: step === undefined ? { minimum, maximum } : { minimum, maximum, step } });
}

function numberAt(el: XmlElement, local: string): number | undefined {
  const text = textAt(el, local) ?? '';
  return /^[+-]?\d{1,20}(\.\d{1,20})?$/.test(text) ? Number(text) : undefined;
}
