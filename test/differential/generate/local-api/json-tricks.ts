import { added, keySpelt, moreBody, prototypes, swapped, twice } from './member-tricks.ts';
import type { MessageTrick } from './message.ts';
import { commanded, namespaced, objects } from './target-tricks.ts';
import { encoded, shaped } from './text-tricks.ts';
import { numbered, stringSpelt } from './value-tricks.ts';

/** Where the list is another, a seed stands for other cases. */
export const JSON_TRICKS: readonly MessageTrick[] = [
  twice,
  added,
  prototypes,
  keySpelt,
  numbered,
  stringSpelt,
  namespaced,
  commanded,
  objects,
  shaped,
  encoded,
  swapped,
  moreBody,
];
