import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Whether nothing holds on to what `make` gave, once what it left behind is collected. */
export async function isCollected(make: () => WeakKey): Promise<boolean> {
  const made = (() => new WeakRef(make()))();
  // What a reference was made to is held until the turn is over.
  await new Promise(setImmediate);
  setFlagsFromString('--expose-gc');
  runInNewContext('gc()');
  return made.deref() === undefined;
}
