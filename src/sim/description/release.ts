import { parseBuild } from '../../base/build.ts';

/** What a build says of itself besides its number. */
export interface Release {
  /** As people know it: `18.8`. */
  readonly display: string;
  /** Of the local API. */
  readonly api: string;
  /** Of the newer control API that builds from 90.x on describe before the local one. */
  readonly controlApi?: string;
  readonly minCompatible: string;
  readonly legacyCompatible: string;
}

type Known = readonly [major: number, minor: number, display: string, api: string, controlApi?: string];

/**
 * Display and API versions, newest first. Recorded in descriptions: 97.1, 92.0, 86.10, 78.1, 66.4, 57.23, 49.2, 29.5
 * (display alone) and 56.0 (display alone, GetZoneInfo). Unsure: the API versions of the others, taken in between.
 */
const KNOWN: readonly Known[] = [
  [97, 1, '18.8', '1.54.1', '3.7.3'],
  [92, 0, '17.7', '1.49.1', '3.2.0'],
  [91, 0, '17.5', '1.48.1', '3.1.0'],
  [86, 10, '17.2.7', '1.54.1'],
  [83, 1, '16.6', '1.43.2'],
  [78, 1, '16.1.1', '1.39.1'],
  [75, 1, '15.9', '1.37.1'],
  [70, 3, '14.20', '1.33.3'],
  [66, 4, '13.4.1', '1.26.3'],
  [63, 2, '13.2', '1.25.2'],
  [58, 0, '12.0', '1.20.1'],
  [57, 23, '11.16.1', '1.18.10'],
  [57, 22, '11.15.1', '1.18.9'],
  [57, 9, '11.2.13', '1.18.9'],
  [57, 0, '11.2', '1.18.9'],
  [56, 0, '11.1', '1.18.0'],
  [49, 2, '10.1.2', '1.11.1'],
  [37, 12, '8.0', '1.4.1'],
  [36, 0, '7.3', '1.3.1'],
  [34, 16, '7.1', '1.2.1'],
  [34, 7, '7.0', '1.1.1'],
  [29, 5, '5.4', '1.0.0'],
  [28, 1, '5.2', '1.0.0'],
  [24, 0, '4.2', '1.0.0'],
];

/** The release of a build, or of the next older one known. */
export function releaseOf(build: string): Release {
  const { major, minor } = parseBuild(build) ?? { major: 24, minor: 0 };
  const found = KNOWN.find(([a, b]) => a < major || (a === major && b <= minor)) ?? KNOWN.at(-1);
  const [, , display = '', api = '', controlApi] = found ?? [];
  return {
    display,
    api,
    ...(controlApi === undefined ? {} : { controlApi }),
    minCompatible: `${MIN_COMPATIBLE[major] ?? major - 1}.0-00000`,
    legacyCompatible: legacyOf(major),
  };
}

/** Where it is not the number before: zone groups of 24.0 and 31.8. */
const MIN_COMPATIBLE: Readonly<Record<number, number>> = { 24: 22, 31: 29 };

/**
 * Seen: 24 (four zeros) in the description of 29.5, 24 on 31.8, 25 on 34.16, 36 on 48.2 to 57.23, 58 on S2. Unsure: where it
 * moved in between.
 */
function legacyOf(major: number): string {
  if (major < 31) return '24.0-0000';
  if (major < 34) return '24.0-00000';
  if (major < 48) return '25.0-00000';
  return major >= 58 ? '58.0-00000' : '36.0-00000';
}
