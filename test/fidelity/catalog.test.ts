import { beforeEach, describe, expect, it } from 'vitest';
import type { ServiceFacts } from '../../src/catalog/service-facts.ts';
import { SERVICES, servicesOfModel } from '../../src/catalog/services.ts';
import { hasRecordings, NO_RECORDINGS, recording } from './recordings.ts';

/** The shape of the dumps of svrooij/sonos-api-docs: what an SCPD said, as JSON. */
interface Dump {
  readonly model: string;
  readonly softwareVersion: string;
  readonly services: readonly {
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
  }[];
}

interface DumpArgument {
  readonly name: string;
  readonly direction: string;
  readonly relatedStateVariableName: string;
}

const FOLDER = 'svrooij__sonos-api-docs';
const DUMPS = [
  'discovery/sonos-S18-2.json',
  'discovery/sonos-S5-1.json',
  'discovery/sonos-S6-2.json',
  'discovery/sonos-S9-2.json',
  'discovery/sonos-S14-2.json',
  'discovery/sonos-S16-2.json',
  'discovery/sonos-S17-2.json',
  'discovery/sonos-S19-2.json',
  'discovery/sonos-S21-2.json',
  'discovery/sonos-S39-2.json',
  'discovery/sonos-S1-2.json',
  'discovery/sonos-S13-2.json',
  'discovery/sonos-S27-2.json',
  'discovery/sonos-S3-2.json',
  'discovery/sonos-S33-2.json',
  'discovery/sonos-S36-2.json',
  'discovery/sonos-S38-2.json',
  'discovery/sonos-Sub-2.json',
  'discovery-history/sonos-S1-86.4-73290.json',
  'discovery-history/sonos-S18-70.1-34112.json',
  'discovery-history/sonos-S18-77.4-49290.json',
  'discovery-history/sonos-S18-85.0-64200.json',
  'discovery-history/sonos-S36-90.0-67171.json',
  'discovery-history/sonos-S5-57.3-81090.json',
  'discovery-history/sonos-S9-57.10-25140.json',
];

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- files of a known recorder; every field is compared below
const dumpOf = (file: string): Dump => JSON.parse(recording(`${FOLDER}/${file}`)) as Dump;

/** A service as lines of text, so that a difference reads as the line that is missing or too many. */
function recordedLines({ services }: Dump): string[] {
  return services.flatMap((service) => [
    `${service.name} ${service.serviceType} ${service.serviceId} ${service.discoveryUri} ${service.controlURL} ${service.eventSubURL}`,
    ...service.stateVariables.map((variable) =>
      lineOfVariable(service.name, { ...variable, allowedValues: listOf(variable.allowedValues) }),
    ),
    ...service.actions.flatMap((action) => [
      `${service.name}.${action.name}()`,
      ...[...(action.inputs ?? []), ...(action.outputs ?? [])].map(
        (argument, index) =>
          `${service.name}.${action.name} ${index} ${argument.direction} ${argument.name}: ${argument.relatedStateVariableName}`,
      ),
    ]),
  ]);
}

/** One allowed value stands alone in the dumps, and numbers stand as numbers. */
const listOf = (values: unknown): readonly string[] =>
  values === undefined ? [] : (Array.isArray(values) ? values : [values]).map(String);

const lineOfVariable = (
  service: string,
  { name, dataType, sendEvents, allowedValues = [] }: Variable,
): string =>
  `${service} $${name} ${dataType} ${sendEvents ? 'evented' : 'silent'} ${allowedValues.join('|')}`;
type Variable = Pick<ServiceFacts['stateVariables'][number], 'name' | 'dataType' | 'sendEvents'> & {
  readonly allowedValues?: readonly string[];
};

function catalogLines(services: readonly ServiceFacts[]): string[] {
  return services.flatMap((service) => [
    `${service.name} ${service.serviceType} ${service.serviceId} ${service.scpdPath} ${service.controlPath} ${service.eventPath}`,
    ...service.stateVariables.map((variable) => lineOfVariable(service.name, variable)),
    ...service.actions.flatMap((action) => [
      `${service.name}.${action.name}()`,
      ...action.arguments.map(
        (argument, index) =>
          `${service.name}.${action.name} ${index} ${argument.direction} ${argument.name}: ${argument.relatedStateVariable}`,
      ),
    ]),
  ]);
}

const missingFrom = (lines: readonly string[], others: readonly string[]): string[] => {
  const rest = new Map<string, number>();
  for (const line of others) rest.set(line, (rest.get(line) ?? 0) + 1);
  return lines.filter((line) => {
    const left = rest.get(line) ?? 0;
    rest.set(line, left - 1);
    return left <= 0;
  });
};

beforeEach(({ skip }) => skip(!hasRecordings(), NO_RECORDINGS));

describe('the catalog and recorded players', () => {
  it.each(DUMPS)('agree on %s', (file) => {
    const dump = dumpOf(file);
    const recorded = recordedLines(dump);
    const ours = catalogLines(servicesOfModel(dump.model, dump.softwareVersion));
    expect(recorded.length).toBeGreaterThan(500);
    expect({
      recordedOnly: missingFrom(recorded, ours),
      catalogOnly: missingFrom(ours, recorded),
    }).toEqual({ recordedOnly: [], catalogOnly: [] });
  });

  it('hold no action that no recording of the newest builds or of older ones shows', () => {
    const recorded = new Set(DUMPS.flatMap((file) => recordedLines(dumpOf(file))));
    const ours = SERVICES.flatMap(({ name, actions }) => actions.map((action) => `${name}.${action.name}()`));
    expect(ours.length).toBe(207);
    expect(ours.filter((line) => !recorded.has(line))).toEqual([]);
  });
});
