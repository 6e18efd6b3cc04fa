/**
 * How much a household keeps of what anybody brings, so that nobody can fill the memory: a playlist that is added to
 * itself doubles each time. Unsure: how much players take; homes have far less.
 */
export const MOST = {
  tracks: 5000,
  savedQueues: 100,
  alarms: 200,
  accounts: 64,
  strings: 200,
  controllers: 64,
  radioStations: 200,
} as const;

/** In characters. Unsure: players' own. */
export const LONGEST = { uri: 2048, metaData: 8192, string: 16_384 } as const;

/** True when so many more go into a list. */
export const hasRoom = (list: readonly unknown[], more: number, most: number): boolean =>
  list.length + more <= most;
