import { type Build, compareBuilds } from '../base/build.ts';
import { modelByNumber } from '../catalog/models.ts';
import { lineOfBuild, type VersionLine } from '../catalog/version-lines.ts';

/** How one build stands to another. Builds of different lines do not compare: 86.10 is not older than 97.1. */
export type BuildRelation = 'older' | 'same' | 'newer' | 'not-comparable';

/**
 * The version line of a build on a model. Generation 2 shared one line up to 85.x; from then on the older hardware has
 * 86.x for itself. A model that runs 86.x alone is on that line with its earlier builds too.
 */
export function versionLineOf(build: Build, model?: string): VersionLine {
  const line = lineOfBuild(build);
  if (line !== 's2' || build.major > 85) return line;
  const lines = (model === undefined ? undefined : modelByNumber(model)?.lines) ?? [];
  return lines.includes('s2-older-hardware') && !lines.includes('s2') ? 's2-older-hardware' : line;
}

/** Compares two builds for one model, within one version line only. */
export function relationOf(build: Build, other: Build, model?: string): BuildRelation {
  if (versionLineOf(build, model) !== versionLineOf(other, model)) return 'not-comparable';
  const order = compareBuilds(build, other);
  if (order === 0) return 'same';
  return order < 0 ? 'older' : 'newer';
}

/** S1 or S2, by build. */
export const generationOf = (build: Build): 1 | 2 => (lineOfBuild(build) === 's1' ? 1 : 2);
