import { done, type ActionOutcome, type World } from '../../world.ts';

/** Counts up `UpdateID`, which controllers watch, and tells of the change. */
export function touch(world: World, out: Readonly<Record<string, string>> = {}): ActionOutcome {
  const { updateIds } = world.household;
  updateIds.system = (updateIds.system ?? 0) + 1;
  world.changed();
  return done(out);
}
