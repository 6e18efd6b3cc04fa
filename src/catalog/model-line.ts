import { type Build, compareBuilds } from '../base/build.ts';
import { modelByNumber } from './models.ts';
import { lineOfBuild, type VersionLine } from './version-lines.ts';

/**
 * The version line of a build on a model. Generation 2 shared one line up to 85.x; from then on the older hardware has 86.x
 * for itself. A model that runs no other line of generation 2 is on that one with every build, those from before the split and
 * those that may follow 86.x.
 */
export function versionLineOf(build: Build, model?: string): VersionLine {
  const line = lineOfBuild(build);
  if (line !== 's2') return line;
  const lines = (model === undefined ? undefined : modelByNumber(model)?.lines) ?? [];
  return lines.includes('s2-older-hardware') && !lines.includes('s2') ? 's2-older-hardware' : line;
}

/** How one build stands to another. Builds of different lines do not compare: 86.10 is not older than 97.1. */
export type BuildRelation = 'older' | 'same' | 'newer' | 'not-comparable';

/** The last major number that all players of generation 2 shared. */
const LAST_SHARED_MAJOR = 85;

/** Compares a build of a model with another build, of whatever players, within one version line only. */
export function relationOf(build: Build, other: Build, model?: string): BuildRelation {
  if (versionLineOf(build, model) !== lineNamedBy(other, model)) return 'not-comparable';
  const order = compareBuilds(build, other);
  if (order === 0) return 'same';
  return order < 0 ? 'older' : 'newer';
}

/** A shared build is on the line of whoever runs it; a later one is on the line that its number says. */
const lineNamedBy = (build: Build, model: string | undefined): VersionLine =>
  build.major <= LAST_SHARED_MAJOR ? versionLineOf(build, model) : lineOfBuild(build);
