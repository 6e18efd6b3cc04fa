import { type Build, compareBuilds, parseBuild } from '../base/build.ts';
import { oneOf } from './narrow.ts';

const VERSION_LINES = ['s1', 's2-older-hardware', 's2'] as const;

/**
 * Players are updated along three lines, and builds compare within a line only.
 *
 * - `s1`: generation 1, builds up to 57.x; frozen but for fixes.
 * - `s2-older-hardware`: generation 2 on Play:1, Play:3, Play:5 gen 2, Playbar and alike: 86.x since late 2025.
 * - `s2`: generation 2 on everything else; 90.x and up since late 2025.
 *
 * Before the split (58.x to 85.x) all players of generation 2 shared one line, which counts as `s2`.
 */
export type VersionLine = (typeof VERSION_LINES)[number];

export const line = oneOf(VERSION_LINES);

/**
 * The line that a build belongs to, by its major number.
 * Unsure: builds of generation 2 below 63.2 were not seen; one with major 57 would be taken for `s1`.
 */
export function lineOfBuild(build: Build): VersionLine {
  if (build.major <= 57) return 's1';
  return build.major === 86 ? 's2-older-hardware' : 's2';
}

/**
 * Builds of one line; a missing end is open. `from` and `until` are included, `below` is not: it is the first build
 * known to be otherwise.
 *
 * On `s1` much is bounded by 57.3-77280, the oldest build of which the newer form was recorded; the last with the
 * older form is the firmware image of 34.16-37101. Unsure: which build between them changed; a recording of one
 * would tell.
 */
export interface BuildRange {
  readonly line: VersionLine;
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  readonly below?: string | undefined;
}

/** True when the build lies in one of the ranges. No ranges means every build. */
export function isWithin(ranges: readonly BuildRange[] | undefined, build: Build): boolean {
  if (!ranges) return true;
  return ranges.some((range) => inRange(range, build));
}

function inRange({ line, from, until, below }: BuildRange, build: Build): boolean {
  if (line !== lineOfBuild(build)) return false;
  const against = (end: string | undefined): number | undefined => {
    const parsed = end === undefined ? undefined : parseBuild(end);
    return parsed && compareBuilds(build, parsed);
  };
  return (against(from) ?? 0) >= 0 && (against(until) ?? 0) <= 0 && (against(below) ?? -1) < 0;
}
