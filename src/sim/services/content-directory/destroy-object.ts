import { type ActionModel, done, fault, type World } from '../../world.ts';
import { savedQueuesChanged } from '../av-transport/saved-queues.ts';

/** An object that is not there is an error (701), as real control points expect. */
export const destroyObject: ActionModel = ({ world, args }) => {
  if (!destroy(world, args['ObjectID'] ?? '')) return fault(701);
  world.changed();
  return done();
};

function destroy(world: World, id: string): boolean {
  const { favorites, radioStations, savedQueues, library, updateIds } = world.household;
  const isIt = (object: { readonly id: string }): boolean => object.id === id;
  if (remove(favorites, isIt)) return (updateIds.favorites += 1) > 0;
  if (remove(radioStations, isIt)) return (updateIds.radioStations += 1) > 0;
  if (remove(library.shares, ({ path }) => `S:${path}` === id)) return (updateIds.shares += 1) > 0;
  if (!remove(savedQueues, isIt)) return false;
  savedQueuesChanged(world);
  return true;
}

function remove<T>(list: T[], matches: (entry: T) => boolean): boolean {
  const index = list.findIndex(matches);
  if (index >= 0) list.splice(index, 1);
  return index >= 0;
}
