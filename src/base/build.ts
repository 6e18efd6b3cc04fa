/**
 * A player's build, `97.1-80312`: major, minor, then a dash and a number of five digits. Apps and CVE records write
 * it without separators: `75146030` is `75.1-46030`, `371245270` is `37.12-45270` (the major, the minor without a zero in
 * front, five digits). Unsure: nine digits that begin with 1 are read with a major of three digits (`101112345` is
 * `101.1-12345`), for builds of 10.x to 19.x were written with separators; a source that writes one without would settle it.
 * A letter or word may follow: `39.2-47040c` (rapid7/recog), `16.6-00002-diag`.
 * Builds are not semantic versions and are compared as tuples, within one version line only (see `catalog/model-line`).
 */
export interface Build {
  readonly major: number;
  readonly minor: number;
  readonly revision: number;
}

const SEPARATED = /^(\d{1,3})\.(\d{1,3})-(\d{5})(?:[a-z]|-[a-z0-9]{1,12})?$/;
const COMPACT = /^(1\d{2}(?=\d{6,7}$)|\d{2})(0|[1-9]\d?)(\d{5})$/;

export function parseBuild(text: string): Build | undefined {
  const parts = SEPARATED.exec(text) ?? COMPACT.exec(text);
  if (!parts) return undefined;
  return { major: Number(parts[1]), minor: Number(parts[2]), revision: Number(parts[3]) };
}

export const formatBuild = (build: Build): string =>
  `${build.major}.${build.minor}-${String(build.revision).padStart(5, '0')}`;

/** Negative when `a` is older. Numeric, part by part: 57.9 is older than 57.10. */
export const compareBuilds = (a: Build, b: Build): number =>
  a.major - b.major || a.minor - b.minor || a.revision - b.revision;
