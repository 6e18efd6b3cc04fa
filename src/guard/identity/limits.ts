/** How much there may be: a home has dozens, and a file that cannot be read whole cannot be checked. */
export const IDENTITY_LIMITS = {
  fileBytes: 8_388_608,
  codes: 1024,
  openCodes: 16,
  devices: 1024,
  programs: 256,
  people: 256,
  sessions: 512,
  sessionsEach: 8,
  passkeysEach: 8,
  groups: 16,
  networks: 16,
} as const;

/**
 * Milliseconds by which the clock of the day may be put back before what was begun after that counts as over: without a bound, a clock
 * that is put back a year (a flat battery, a forged answer to a question for the time) would prolong everything by a year.
 */
export const CLOCK_SLACK_MS = 300_000;
