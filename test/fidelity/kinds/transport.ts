import { parseLastChange } from '../../../src/wire/gena/last-change.ts';
import { parsePropertySet } from '../../../src/wire/gena/notify.ts';
import type { Comparison } from '../comparison.ts';
import { below, fieldWriter, renamed, type Fields } from '../fields/fields.ts';
import { jsonFields } from '../fields/json.ts';
import { xmlFields } from '../fields/xml.ts';
import { solo, type Solo } from '../situation.ts';
import { onStage } from '../stage.ts';

const EVENT = 'LastChange > ';

/** What is told of a recorded event: which message, by whom, and how it came about. */
export interface Told extends Pick<Comparison, 'recording' | 'model' | 'build' | 'taken' | 'excerpt'> {
  readonly situation: (variable: Variable) => Omit<Solo, 'model' | 'build'>;
}

/** The text of a variable of the recording, by its name in small letters and without prefix: `avtransporturi`. */
export type Variable = (name: string) => string;

const eventOf = ({ model, build, situation }: Told, variable: Variable): Promise<Fields> =>
  onStage(solo({ model, build, ...situation(variable) }), async ({ firstEvent }) =>
    below(xmlFields(await firstEvent('AVTransport')), EVENT),
  );

/** An event message as it came. */
export const event = (told: Told): Comparison => ({
  ...told,
  kind: 'transport',
  recorded: (text) => below(xmlFields(text), EVENT),
  simulated: (text) => eventOf(told, variablesOf(text)),
});

/** As the parser of jishi/node-sonos-discovery gave it: names in small letters, values as they came. */
export const parsed = (told: Told): Comparison => ({
  ...told,
  kind: 'transport',
  recorded: parsedFields,
  simulated: async (text) => {
    const values = jsonFields(JSON.parse(text));
    const fields = await eventOf(
      told,
      (name) => values.get(`${name}/val`) ?? values.get(`r:${name}/val`) ?? '',
    );
    return renamed(fields, (path) => (path.startsWith('xmlns') ? undefined : lowered(path)));
  },
});

function variablesOf(text: string): Variable {
  const properties = parsePropertySet(text);
  if (!properties.ok) throw new Error(properties.error.detail);
  const change = parseLastChange(properties.value.find(([name]) => name === 'LastChange')?.[1] ?? '');
  if (!change.ok) throw new Error(change.error.detail);
  const variables = change.value.instances.flatMap((instance) => instance.variables);
  return (name) => variables.find((variable) => variable.name.toLowerCase() === name)?.value ?? '';
}

/** Values that are documents are read as in a message. */
function parsedFields(text: string): Fields {
  const writer = fieldWriter();
  for (const [path, value] of jsonFields(JSON.parse(text))) {
    if (path === '$name') continue;
    const name = path === '$attrs/val' ? 'instanceid' : path.replace(/\/val$/, '');
    for (const [inner, told] of documentFields(value)) writer.add(`${name}${inner}`, told);
  }
  return writer.fields;
}

function documentFields(value: string): Fields {
  if (!value.startsWith('<')) return new Map([['', value]]);
  const escaped = value.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return below(xmlFields(`<value>${escaped}</value>`), 'value');
}

/** `TransportState@val` is `transportstate`; paths inside metadata keep their case. */
const lowered = (path: string): string => {
  const [variable = '', ...inside] = path.split(' > ');
  return [variable.replace('@val', '').toLowerCase(), ...inside].join(' > ');
};
