import { parseBuild } from '../../base/build.ts';

/** What a build says of itself besides its number. */
export interface Release {
  /** As people know it: `18.8`. */
  readonly display: string;
  /** Of the local API. */
  readonly api: string;
  readonly minCompatible: string;
  readonly legacyCompatible: string;
}

/**
 * Display and API versions of recorded descriptions, newest first (97.1, 78.1, 56.0, 49.2) and of catalogued builds.
 * Unsure: the API versions without a recording (86.10, 57.23 and older), taken in between.
 */
const KNOWN: readonly (readonly [major: number, minor: number, display: string, api: string])[] = [
  [97, 1, '18.8', '1.54.1'],
  [92, 0, '17.7', '1.50.1'],
  [91, 0, '17.5', '1.49.1'],
  [86, 10, '17.2.7', '1.46.5'],
  [83, 1, '16.6', '1.43.2'],
  [78, 1, '16.1.1', '1.39.1'],
  [75, 1, '15.9', '1.37.1'],
  [70, 3, '14.20', '1.33.3'],
  [63, 2, '13.2', '1.25.2'],
  [58, 0, '12.0', '1.20.1'],
  [57, 23, '11.16.1', '1.18.9'],
  [57, 22, '11.15.1', '1.18.9'],
  [57, 9, '11.2.13', '1.18.9'],
  [57, 0, '11.2', '1.18.9'],
  [56, 0, '11.1', '1.18.0'],
  [49, 2, '10.1.2', '1.11.1'],
  [37, 12, '8.0', '1.4.1'],
  [36, 0, '7.3', '1.3.1'],
  [34, 16, '7.1', '1.2.1'],
  [34, 7, '7.0', '1.1.1'],
  [24, 0, '4.2', '1.0.0'],
];

/** The release of a build, or of the next older one known. */
export function releaseOf(build: string): Release {
  const { major, minor } = parseBuild(build) ?? { major: 24, minor: 0 };
  const found = KNOWN.find(([a, b]) => a < major || (a === major && b <= minor)) ?? KNOWN.at(-1);
  const [, , display = '', api = ''] = found ?? [];
  return {
    display,
    api,
    minCompatible: major === 31 ? '29.0-00000' : `${major - 1}.0-00000`,
    legacyCompatible: `${legacyMajor(major)}.0-00000`,
  };
}

/** Seen: 58 on S2, 36 on 49.2, 24 on 31.8. Unsure: where it moved in between. */
const legacyMajor = (major: number): number => (major >= 58 ? 58 : major >= 48 ? 36 : 24);
