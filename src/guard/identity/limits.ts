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
