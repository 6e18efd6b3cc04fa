/** Folders of the recordings, and what they are taken for where they do not tell model and build themselves. */
export const JISHI = 'jishi__node-sonos-discovery';
export const SVROOIJ = 'svrooij__node-sonos-ts/inline';

/** The topology of the same author is of 31.8 and the beginning of 2016. */
export const OF_2016 = {
  model: 'S1',
  build: '31.8-24090',
  taken: 'model not told; the build is that of the same household',
} as const;

/** GetZoneInfo of the same author tells 56.0 and the hardware of a Play:5. */
export const OF_2019 = {
  model: 'S5',
  build: '56.0-76060',
  taken: 'not told here; other answers of the same author are of a Play:5 on 56.0',
} as const;

export const MADE_UP = {
  model: 'S18',
  build: '97.1-80312',
  taken: 'its author made it up; any model will do',
  excerpt: true,
} as const;
