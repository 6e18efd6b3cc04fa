import { fieldWriter, type Fields, type FieldWriter } from '../fields/fields.ts';
import { addAction, addReference, addVariable } from './scpd-fields.ts';

/** The shape of the dumps of svrooij/sonos-api-docs: what the SCPDs of a player said, as JSON. */
interface Dump {
  readonly services: readonly DumpService[];
}

interface DumpService {
  readonly name: string;
  readonly serviceType: string;
  readonly serviceId: string;
  readonly controlURL: string;
  readonly eventSubURL: string;
  readonly discoveryUri: string;
  readonly stateVariables: readonly {
    readonly name: string;
    readonly dataType: string;
    readonly sendEvents: boolean;
    readonly allowedValues?: unknown;
  }[];
  readonly actions: readonly {
    readonly name: string;
    readonly inputs?: readonly DumpArgument[];
    readonly outputs?: readonly DumpArgument[];
  }[];
}

interface DumpArgument {
  readonly name: string;
  readonly direction: string;
  readonly relatedStateVariableName: string;
}

/** By name: the dumps sort services and leave ranges and default values out, so that these are not compared. */
export function dumpFields(text: string): Fields {
  const writer = fieldWriter();
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- files of a known recorder; every field is compared
  for (const service of (JSON.parse(text) as Dump).services) addRecorded(writer, service);
  return writer.fields;
}

function addRecorded(writer: FieldWriter, service: DumpService): void {
  addReference(writer, service.name, {
    serviceType: service.serviceType,
    serviceId: service.serviceId,
    controlUrl: service.controlURL,
    eventSubUrl: service.eventSubURL,
    scpdUrl: service.discoveryUri,
  });
  for (const variable of service.stateVariables)
    addVariable(writer, service.name, { ...variable, allowedValues: listOf(variable.allowedValues) });
  for (const { name, inputs = [], outputs = [] } of service.actions) {
    const all = [...inputs, ...outputs].map(({ relatedStateVariableName: variable, ...rest }) => ({
      ...rest,
      variable,
    }));
    addAction(writer, `${service.name}/action[${name}]`, all);
  }
}

/** One allowed value stands alone in the dumps, and numbers stand as numbers. */
const listOf = (values: unknown): readonly string[] =>
  values === undefined ? [] : (Array.isArray(values) ? values : [values]).map(String);
