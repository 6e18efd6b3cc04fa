import type { TrackDefinition } from '../../../src/sim/definition/content-schema.ts';
import { parseTime } from '../../../src/sim/media/time.ts';
import type { PlayerState } from '../../../src/sim/state/player.ts';
import type { Comparison } from '../comparison.ts';
import { below, type Fields } from '../fields/fields.ts';
import { jsonFields } from '../fields/json.ts';
import { valueFields, xmlFields } from '../fields/xml.ts';
import { queueOf, solo, trackIn } from '../situation.ts';
import { onStage } from '../stage.ts';

export type Action = 'GetMediaInfo' | 'GetPositionInfo' | 'GetTransportInfo';

/** Values of the recorded answer by name. */
export type Value = (name: string) => string;

export interface Told extends Pick<Comparison, 'recording' | 'model' | 'build' | 'taken' | 'excerpt'> {
  readonly action: Action;
  readonly queue?: (value: Value) => readonly TrackDefinition[];
  readonly arrange?: (player: PlayerState, value: Value) => void;
}

/** The answer of an action to which a player tells what it plays. */
async function answerOf({ action, model, build, queue, arrange }: Told, value: Value): Promise<Fields> {
  const scene = solo({
    model,
    build,
    queue: queue?.(value) ?? [],
    arrange: (player) => arrange?.(player, value),
  });
  return onStage(scene, async ({ call }) =>
    xmlFields(await call('AVTransport', action, '<InstanceID>0</InstanceID>')),
  );
}

/** A whole answer in its envelope. */
export const answer = (told: Told): Comparison => ({
  ...told,
  kind: 'position',
  recorded: xmlFields,
  simulated: (text) => answerOf(told, valuesOf(below(xmlFields(text), `u:${told.action}Response/`), text)),
});

/** Values that stood in the test of a control point, without the envelope; now and then in an order of its own. */
export const values = (told: Told & { readonly unordered?: true }): Comparison => ({
  ...told,
  kind: 'position',
  recorded: valueFields,
  simulated: async (text) =>
    below(await answerOf(told, valuesOf(valueFields(text), text)), `u:${told.action}Response/`),
});

/** As SoCo keeps it: a dictionary, in its own order. */
export const dictionary = (told: Told): Comparison => ({
  ...told,
  kind: 'position',
  unordered: true,
  recorded: (text) => dictionaryFields(text),
  simulated: async (text) => {
    const raw = jsonFields(JSON.parse(text));
    return below(await answerOf(told, (name) => raw.get(`input/${name}`) ?? ''), `u:${told.action}Response/`);
  },
});

function dictionaryFields(text: string): Fields {
  const input = below(jsonFields(JSON.parse(text)), 'input/');
  const elements = [...input].map(([name, value]) => `<${name}>${escaped(value)}</${name}>`);
  return valueFields(elements.join(''));
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** Metadata is wanted as it came, not field by field. */
function valuesOf(fields: Fields, text: string): Value {
  return (name) => {
    const raw = new RegExp(`<${name}>([^<]*)<`).exec(text)?.[1];
    return fields.get(name) ?? (raw === undefined ? '' : unescaped(raw));
  };
}

const unescaped = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');

/** Plays a track of the queue; it stands still, so that its position is the recorded one. */
export const inQueue = {
  queue: (value: Value) =>
    queueOf(Number(value('Track')), { [Number(value('Track'))]: trackIn(value('TrackMetaData')) }),
  arrange: (player: PlayerState, value: Value) => {
    player.transport.track = Number(value('Track'));
    hold(player, value);
  },
};

/** Plays what was named instead of the queue. */
export const instead = {
  arrange: (player: PlayerState, value: Value) => {
    Object.assign(player.transport, {
      uri: value('CurrentURI') || value('TrackURI'),
      uriMetaData: value('CurrentURIMetaData'),
      track: 1,
    });
    hold(player, value);
  },
};

export function hold({ transport }: PlayerState, value: Value): void {
  transport.state = 'PAUSED_PLAYBACK';
  transport.positionAtAnchor = parseTime(value('RelTime')) ?? 0;
}
