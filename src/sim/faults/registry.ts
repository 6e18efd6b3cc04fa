import type { FaultKind } from './fault.ts';
import { clockSkew } from './kinds/clock-skew.ts';
import { drop } from './kinds/drop.ts';
import { flap } from './kinds/flap.ts';
import { hang } from './kinds/hang.ts';
import { lostAnswer } from './kinds/lost-answer.ts';
import { lostEvent } from './kinds/lost-event.ts';
import { malformed } from './kinds/malformed.ts';
import { reset } from './kinds/reset.ts';
import { slow } from './kinds/slow.ts';
import { vanish } from './kinds/vanish.ts';
import { wrongLength } from './kinds/wrong-length.ts';
import { wrongSeq } from './kinds/wrong-seq.ts';

/** Every kind of fault, one a line. */
export const FAULTS: readonly FaultKind[] = [
  clockSkew,
  drop,
  flap,
  hang,
  lostAnswer,
  lostEvent,
  malformed,
  reset,
  slow,
  vanish,
  wrongLength,
  wrongSeq,
];
