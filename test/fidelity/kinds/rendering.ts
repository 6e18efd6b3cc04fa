import type { PlayerState } from '../../../src/sim/state/player.ts';
import type { Comparison } from '../comparison.ts';
import { below, fieldWriter, renamed, type Fields } from '../fields/fields.ts';
import { jsonFields } from '../fields/json.ts';
import { xmlFields } from '../fields/xml.ts';
import { solo } from '../situation.ts';
import { onStage } from '../stage.ts';

const EVENT = 'LastChange > ';

interface Told extends Pick<Comparison, 'recording' | 'model' | 'build' | 'taken' | 'excerpt'> {
  readonly arrange?: (player: PlayerState) => void;
}

const firstEvent = ({ model, build, arrange }: Told): Promise<Fields> =>
  onStage(solo({ model, build, ...(arrange ? { arrange } : {}) }), async (stage) =>
    below(xmlFields(await stage.firstEvent('RenderingControl')), EVENT),
  );

const first = (told: Told): Comparison => ({
  ...told,
  kind: 'rendering',
  recorded: (text) => below(xmlFields(text), EVENT),
  simulated: () => firstEvent(told),
});

/** The message that follows a change of the volume. */
const afterVolume = (told: Omit<Told, 'arrange'>, volume: number): Comparison => ({
  ...told,
  kind: 'rendering',
  recorded: (text) => below(xmlFields(text), EVENT),
  simulated: () =>
    onStage(solo(told), async ({ eventAfter }) => {
      const body = await eventAfter('RenderingControl', ({ state }) => {
        for (const { rendering } of Object.values(state.players)) rendering.volume.Master = volume;
      });
      return below(xmlFields(body), EVENT);
    }),
});

/** As the parser of jishi/node-sonos-discovery gave it: names in small letters, channels as members of lists. */
const parsed = (told: Told): Comparison => ({
  ...told,
  kind: 'rendering',
  recorded: (text) => channelFields(JSON.parse(text)),
  simulated: async () =>
    renamed(await firstEvent(told), (path) =>
      path.startsWith('xmlns') || path.endsWith('@channel') ? undefined : lowered(path),
    ),
});

/** `Volume[Master]@val` is `volume[Master]`. */
const lowered = (path: string): string =>
  path.replace(/@val$/, '').replace(/^\w+/, (name) => name.toLowerCase());

function channelFields(event: Readonly<Record<string, unknown>>): Fields {
  const writer = fieldWriter();
  for (const [name, value] of Object.entries(event)) {
    if (name === '$name') continue;
    for (const entry of Array.isArray(value) ? value : [value]) {
      const fields = jsonFields(entry);
      const channel = fields.get('channel');
      const path = name === '$attrs' ? 'instanceid' : name;
      writer.add(channel === undefined ? path : `${path}[${channel}]`, fields.get('val') ?? '');
    }
  }
  return writer.fields;
}

const JISHI = 'jishi__node-sonos-discovery';
const OF_2016 = {
  build: '31.8-24090',
  taken: 'model not told; the build is that of the same household',
} as const;

const withSub = ({ rendering }: PlayerState): void =>
  void Object.assign(rendering.eq, { SubGain: -3, SubCrossover: 90, SubPolarity: 0, SubEnable: 1 });

export const RENDERING: readonly Comparison[] = [
  afterVolume({ recording: `${JISHI}/renderingcontrollastchange.xml`, model: 'S1', ...OF_2016 }, 12),
  parsed({
    recording: `${JISHI}/renderingControlLastChange.json`,
    model: 'S9',
    ...OF_2016,
    excerpt: true,
    arrange: ({ rendering }) => {
      Object.assign(rendering, { bass: 3, treble: -2 });
      rendering.volume.Master = 12;
      Object.assign(rendering.eq, { DialogLevel: 1, NightMode: 1 });
    },
  }),
  first({
    recording: `${JISHI}/sublastchange.xml`,
    model: 'S5',
    ...OF_2016,
    excerpt: true,
    arrange: withSub,
  }),
  parsed({
    recording: `${JISHI}/sublastchange.json`,
    model: 'S5',
    ...OF_2016,
    excerpt: true,
    arrange: withSub,
  }),
  first({
    recording: 'svrooij__node-sonos-ts/inline/rendering-control.service.test_L197.xml',
    model: 'S5',
    build: '56.0-76060',
    taken: 'not told here; other answers of the same author are of a Play:5 on 56.0',
    arrange: ({ rendering }) => {
      rendering.volume.Master = 15;
      Object.assign(rendering, { roomCalibrationEnabled: true, roomCalibrationAvailable: true });
    },
  }),
  {
    ...afterVolume(
      {
        recording: 'steipete__sonoscli/inline/event_parse_test_L54.xml',
        model: 'S18',
        build: '97.1-80312',
        taken: 'its author made it up; any model will do',
      },
      12,
    ),
    excerpt: true,
    simulated: () =>
      firstEvent({
        recording: '',
        model: 'S18',
        build: '97.1-80312',
        arrange: ({ rendering }) => void (rendering.volume.Master = 12),
      }),
  },
];
