import type { HouseholdDefinition } from '../../../src/sim/definition/schema.ts';
import type { RunningHousehold } from '../../../src/sim/household.ts';
import type { DidlObject } from '../../../src/wire/didl/object.ts';
import { parseDidl } from '../../../src/wire/didl/parse.ts';
import { childrenOf, textOf, type XmlElement } from '../../../src/wire/xml/element.ts';
import { readXml } from '../../../src/wire/xml/read.ts';
import type { Comparison } from '../comparison.ts';
import { below, type Fields } from '../fields/fields.ts';
import { valueFields, xmlFields } from '../fields/xml.ts';
import { onStage } from '../stage.ts';

const ANSWER = 'u:BrowseResponse/';

/** The text of the Result of an answer, wherever it stands. */
function resultIn(text: string): string {
  const read = readXml(text.trim());
  const find = (el: XmlElement): string | undefined =>
    el.local === 'Result'
      ? textOf(el)
      : childrenOf(el)
          .map(find)
          .find((found) => found !== undefined);
  return (read.ok ? find(read.value) : undefined) ?? '';
}

function objectsIn(didl: string): readonly DidlObject[] {
  const parsed = parseDidl(didl);
  if (!parsed.ok) throw new Error(parsed.error.detail);
  return parsed.value;
}

export interface Told extends Pick<Comparison, 'recording' | 'model' | 'build' | 'taken' | 'excerpt'> {
  readonly objectId: string;
  readonly contents: (objects: readonly DidlObject[]) => Partial<
    Pick<HouseholdDefinition, 'library' | 'favorites' | 'radioStations' | 'playlists'>
  > & {
    readonly queue?: HouseholdDefinition['rooms'][number]['queue'];
  };
  readonly arrange?: (house: RunningHousehold, objects: readonly DidlObject[]) => void;
}

/** What Browse answers for an object's children. */
function browse({ model, build, objectId, contents, arrange }: Told, didl: string): Promise<Fields> {
  const objects = objectsIn(didl);
  const { queue, ...rest } = contents(objects);
  const rooms = [{ name: 'Room', players: [{ model, build }], ...(queue ? { queue } : {}) }];
  return onStage(
    { definition: { rooms, ...rest }, arrange: (house) => arrange?.(house, objects) },
    async ({ call }) => xmlFields(await call('ContentDirectory', 'Browse', browseChildren(objectId))),
  );
}

const browseChildren = (objectId: string): string =>
  `<ObjectID>${objectId}</ObjectID><BrowseFlag>BrowseDirectChildren</BrowseFlag><Filter>*</Filter>` +
  '<StartingIndex>0</StartingIndex><RequestedCount>0</RequestedCount><SortCriteria></SortCriteria>';

/** A whole answer in its envelope. */
export const answer = (told: Told): Comparison => ({
  ...told,
  kind: 'browse',
  recorded: xmlFields,
  simulated: (text) => browse(told, resultIn(text)),
});

/** Values that stood in the test of a control point, without the envelope. */
export const values = (told: Told): Comparison => ({
  ...told,
  kind: 'browse',
  recorded: valueFields,
  simulated: async (text) => below(await browse(told, resultIn(`<answer>${text}</answer>`)), ANSWER),
});

/** One object alone, as a control point kept it: the first of the listing. */
export const object = (told: Told): Comparison => ({
  ...told,
  kind: 'browse',
  recorded: xmlFields,
  simulated: async (text) => firstObject(await browse(told, text)),
});

const firstObject = (fields: Fields): Fields =>
  new Map([...below(fields, `${ANSWER}Result > `)].filter(([path]) => !/^(item|container)\[/.test(path)));
