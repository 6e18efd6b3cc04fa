import type { HouseholdDefinition } from '../../../src/sim/definition/schema.ts';
import type { RunningHousehold } from '../../../src/sim/household.ts';
import type { Comparison } from '../comparison.ts';
import { below } from '../fields/fields.ts';
import { valueFields, xmlFields } from '../fields/xml.ts';
import { onStage } from '../stage.ts';

export type Source = Pick<Comparison, 'recording' | 'model' | 'build' | 'taken' | 'excerpt'>;

interface Told extends Source {
  readonly service: string;
  readonly action: string;
  readonly args?: string;
  readonly more?: Partial<HouseholdDefinition>;
  readonly arrange?: (house: RunningHousehold) => void;
}

const body = ({ model, build, service, action, args = '', more, arrange }: Told): Promise<string> =>
  onStage(
    {
      definition: { rooms: [{ name: 'Room', players: [{ model, build }], queue: [] }], ...more },
      ...(arrange ? { arrange } : {}),
    },
    ({ call }) => call(service, action, args),
  );

/** A whole answer in its envelope. */
export const answer = (told: Told): Comparison => ({
  ...told,
  kind: 'answer',
  recorded: xmlFields,
  simulated: async () => xmlFields(await body(told)),
});

/** Values that stood in the test of a control point, without the envelope. */
export const values = (told: Told): Comparison => ({
  ...told,
  kind: 'answer',
  recorded: valueFields,
  simulated: async () => below(xmlFields(await body(told)), `u:${told.action}Response/`),
});
