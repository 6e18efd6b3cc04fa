import type { Parsed } from '../../base/refusal.ts';
import { ok } from '../../base/result.ts';
import { SCPD_LIMITS } from '../limits.ts';
import { attributeOf, textOf, type XmlElement } from '../xml/element.ts';
import { isDataType } from './check-value.ts';
import { childAt, childrenAt, nameOf, refuse } from './fields.ts';
import { readRange } from './range.ts';
import type { StateVariable } from './service.ts';

/** One stateVariable. `sendEvents` is yes unless it says no (UDA 2.0 §2.5). */
export function readStateVariable(el: XmlElement): Parsed<StateVariable> {
  const name = nameOf(el);
  if (!name.ok) return name;
  const dataType = readDataType(el);
  if (!dataType.ok) return dataType;
  const allowedValues = readAllowedValues(el);
  if (!allowedValues.ok) return allowedValues;
  const range = readRange(el);
  if (!range.ok) return range;
  const defaultValue = childAt(el, 'defaultValue');
  if (!defaultValue.ok) return defaultValue;
  return ok({
    name: name.value,
    dataType: dataType.value,
    sendEvents: attributeOf(el, 'sendEvents') !== 'no',
    ...allowedValues.value,
    ...range.value,
    ...(defaultValue.value ? { defaultValue: textOf(defaultValue.value) } : {}),
  });
}

function readDataType(el: XmlElement): Parsed<string> {
  const child = childAt(el, 'dataType');
  if (!child.ok) return child;
  const dataType = child.value && textOf(child.value).trim();
  if (!dataType) return refuse('malformed', 'a state variable has no dataType');
  return isDataType(dataType)
    ? ok(dataType)
    : refuse('unsupported', 'a state variable has a dataType that UPnP does not know');
}

function readAllowedValues(el: XmlElement): Parsed<{ readonly allowedValues?: readonly string[] }> {
  const list = childAt(el, 'allowedValueList');
  if (!list.ok) return list;
  if (!list.value) return ok({});
  const values = childrenAt(list.value, 'allowedValue').map(textOf);
  if (values.length > SCPD_LIMITS.maxAllowedValues)
    return refuse('limit', `there are more than ${SCPD_LIMITS.maxAllowedValues} allowed values`);
  return ok({ allowedValues: values });
}
