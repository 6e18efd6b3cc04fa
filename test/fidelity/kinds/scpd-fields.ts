import type { ServiceReference } from '../../../src/wire/description/device.ts';
import { type FieldWriter } from '../fields/fields.ts';

/** How a service description becomes fields, from whichever side it comes. */
export function addReference(writer: FieldWriter, name: string, reference: ServiceReference): void {
  for (const [field, value] of Object.entries(reference)) writer.add(`${name}/${field}`, String(value));
}

export function addVariable(
  writer: FieldWriter,
  service: string,
  variable: {
    readonly name: string;
    readonly dataType: string;
    readonly sendEvents: boolean;
    readonly allowedValues: readonly string[];
  },
): void {
  const path = `${service}/stateVariable[${variable.name}]`;
  writer.add(`${path}/dataType`, variable.dataType);
  writer.add(`${path}@sendEvents`, variable.sendEvents ? 'yes' : 'no');
  if (variable.allowedValues.length > 0)
    writer.add(`${path}/allowedValueList`, variable.allowedValues.join(', '));
}

export function addAction(
  writer: FieldWriter,
  path: string,
  args: readonly { readonly name: string; readonly direction: string; readonly variable: string }[],
): void {
  const list = args.map(({ name, direction, variable }) => `${direction} ${name}: ${variable}`);
  writer.add(path, list.join(', '));
}
