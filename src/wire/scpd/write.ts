import { type ElementInput, element, writeXml } from '../xml/write.ts';
import { SERVICE_NAMESPACE } from './names.ts';
import type {
  ActionDescription,
  AllowedRange,
  ArgumentDescription,
  ServiceDescription,
  StateVariable,
} from './service.ts';

/** A service description in the order of UDA 2.0 §2.5. Lists without members are left out. */
export function writeScpd({ actions, stateVariables }: ServiceDescription): string {
  const root = element('scpd', { xmlns: SERVICE_NAMESPACE }, [
    element('specVersion', {}, [leaf('major', '1'), leaf('minor', '0')]),
    ...list('actionList', actions.map(actionElement)),
    ...list('serviceStateTable', stateVariables.map(variableElement)),
  ]);
  return writeXml(root, { declaration: true });
}

const actionElement = ({ name, arguments: args }: ActionDescription): ElementInput =>
  element('action', {}, [leaf('name', name), ...list('argumentList', args.map(argumentElement))]);

const argumentElement = (argument: ArgumentDescription): ElementInput =>
  element('argument', {}, [
    leaf('name', argument.name),
    leaf('direction', argument.direction),
    ...(argument.retval ? [element('retval')] : []),
    leaf('relatedStateVariable', argument.relatedStateVariable),
  ]);

const variableElement = (variable: StateVariable): ElementInput =>
  element('stateVariable', { sendEvents: variable.sendEvents ? 'yes' : 'no' }, [
    leaf('name', variable.name),
    leaf('dataType', variable.dataType),
    ...(variable.defaultValue === undefined ? [] : [leaf('defaultValue', variable.defaultValue)]),
    ...(variable.allowedValues === undefined ? [] : [allowedValueList(variable.allowedValues)]),
    ...(variable.range === undefined ? [] : [rangeElement(variable.range)]),
  ]);

const allowedValueList = (values: readonly string[]): ElementInput =>
  element(
    'allowedValueList',
    {},
    values.map((value) => leaf('allowedValue', value)),
  );

const rangeElement = ({ minimum, maximum, step }: AllowedRange): ElementInput =>
  element('allowedValueRange', {}, [
    leaf('minimum', numberText(minimum)),
    leaf('maximum', numberText(maximum)),
    ...(step === undefined ? [] : [leaf('step', numberText(step))]),
  ]);

/** Plain decimal digits, as the reader takes them: JavaScript would write 1e21 and 1e-7. */
const numberText = (value: number): string =>
  Number.isInteger(value) ? BigInt(value).toString() : value.toFixed(20).replace(/0+$/, '');

const list = (name: string, children: readonly ElementInput[]): readonly ElementInput[] =>
  children.length === 0 ? [] : [element(name, {}, children)];

const leaf = (name: string, text: string): ElementInput => element(name, {}, text === '' ? [] : [text]);
