import type { TrackDefinition } from '../../src/sim/definition/content-schema.ts';
import type { PlayerDefinition } from '../../src/sim/definition/player-schema.ts';
import type { RunningHousehold } from '../../src/sim/household.ts';
import { parseTime } from '../../src/sim/media/time.ts';
import type { PlayerState } from '../../src/sim/state/player.ts';
import { xmlFields } from './fields/xml.ts';
import type { Scene } from './stage.ts';

/**
 * What a recording shows and a simulated player cannot know: which track plays, what a controller said of it. It is read from the
 * recording and put into the household; how the player then tells it is compared.
 */
export interface Solo {
  readonly model: string;
  readonly build: string;
  readonly queue?: readonly TrackDefinition[];
  /** What the household file says of the player besides. */
  readonly player?: Partial<PlayerDefinition>;
  readonly arrange?: (player: PlayerState, house: RunningHousehold) => void;
}

/** One player in one room. */
export const solo = ({ model, build, queue = [], player: told, arrange }: Solo): Scene => ({
  definition: { rooms: [{ name: 'Room', players: [{ model, build, ...told }], queue: [...queue] }] },
  arrange: (house) => {
    const [player] = Object.values(house.state.players);
    if (player) arrange?.(player, house);
  },
});

/** The track that a piece of metadata tells. */
export function trackIn(didl: string): TrackDefinition {
  const fields = xmlFields(didl);
  const [title, artist, album, uri] = ['dc:title', 'dc:creator', 'upnp:album', 'res'].map((name) =>
    fields.get(`item/${name}`),
  );
  const seconds = parseTime(fields.get('item/res@duration') ?? '');
  return {
    title: title ?? '',
    ...(artist === undefined ? {} : { artist }),
    ...(album === undefined ? {} : { album }),
    ...(uri === undefined ? {} : { uri }),
    ...(seconds === undefined ? {} : { seconds }),
  };
}

const FILLER: TrackDefinition = { title: 'Other', artist: 'Other', album: 'Other', seconds: 60 };

/** So many tracks, with these at their places (from 1). */
export const queueOf = (
  count: number,
  known: Readonly<Record<number, TrackDefinition>>,
): readonly TrackDefinition[] => Array.from({ length: count }, (_, index) => known[index + 1] ?? FILLER);
