import type { Build } from '../base/build.ts';
import { lineOfBuild } from '../catalog/version-lines.ts';

/** S1 or S2, by build. */
export const generationOf = (build: Build): 1 | 2 => (lineOfBuild(build) === 's1' ? 1 : 2);
