import { type ActionModel, done, type World } from '../../world.ts';

/** Unsure: how long; hours for a large library. */
const INDEXING_MS = 2000;

/**
 * The index is made anew: the player goes to every share, and so to whatever server somebody has put among them. A
 * simulated library stays what its file says.
 */
export const refreshShareIndex: ActionModel = ({ world, player, args }) => {
  const { library } = world.household;
  library.albumArtists = args['AlbumArtistDisplayOption'] || 'NONE';
  for (const [index, { path }] of library.shares.entries()) {
    world.media.start(`${player.id}/share${index}`, `x-file-cifs:${path}/`, () => {});
  }
  return busy(world);
};

/** Unsure: what SortOrder says; lists are sorted as before, and the index is busy for a while. */
export const requestResort: ActionModel = ({ world }) => busy(world);

function busy(world: World): ReturnType<ActionModel> {
  const { library } = world.household;
  library.indexing = true;
  world.changed();
  const end = (): void => {
    library.indexing = false;
    library.lastIndexChange = `S${Math.floor(world.clock.now() / 1000)}`;
    world.changed();
  };
  world.clock.after(INDEXING_MS, end, { unref: true });
  return done();
}
