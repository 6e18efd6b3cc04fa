import { parseBuild, type Build } from '../../../base/build.ts';

/** When a build was made, and of what, as `/status/zp` tells it. */
export interface Software {
  readonly date: string;
  readonly scm: string;
}

/** A Play:1 of 34.7-35162c (2016) and an Era 300 of 92.0-72090 (2025). */
const RECORDED: Readonly<Record<string, Software>> = {
  '34.7-35162': { date: '2016-12-01 18:24:56.626597', scm: '288075' },
  '92.0-72090': { date: '2025-12-09 14:38:46.991734', scm: '49880089d95' },
};

/**
 * Of other builds the number tells the day: after the dash come a month, counted from 19 to 90 and then over again every
 * six years, and a day (57.10-25140 is of 2022-01-14, 92.0-72090 of 2025-12-09, and all builds of the catalog were seen
 * after the day that this gives). Unsure: the rule, the time of day, and the revision, which is the number again.
 */
export function softwareOf(text: string): Software {
  const recorded = RECORDED[text];
  if (recorded) return recorded;
  const build = parseBuild(text) ?? { major: 0, minor: 0, revision: 0 };
  return { date: `${buildDay(build)} 12:00:00.000000`, scm: String(build.revision) };
}

const FIRST_MONTH = 19;
const MONTHS = 72;
const JULY = 6;

function buildDay(build: Build): string {
  const counted = Math.floor(build.revision / 1000) - FIRST_MONTH;
  const day = Math.floor(build.revision / 10) % 100;
  const month = JULY + Math.min(Math.max(counted, 0), MONTHS - 1);
  return new Date(Date.UTC(cycleYear(build), month, Math.min(Math.max(day, 1), 28)))
    .toISOString()
    .slice(0, 10);
}

/** The July in which the count of months began: by builds of the catalog and the dates on which they were seen. */
function cycleYear({ major, minor, revision }: Build): number {
  if (major >= 64 || (major === 57 && minor >= 7)) return 2021;
  return major >= 30 || (major === 29 && revision < 55_000) ? 2015 : 2009;
}

/** Recorded: the old words on 34.7, the new ones on 92.0. Unsure: the build of the change, and that the new ones name the year of the build. */
export const copyrightOf = (build: string): string =>
  (parseBuild(build)?.major ?? 0) < 57
    ? '© 2004-2015 Sonos, Inc. All Rights Reserved.'
    : `© 2003-${softwareOf(build).date.slice(0, 4)}, Sonos, Inc. All rights reserved.`;
