/** What guests may do, from nothing on. */
export const GUESTS = ['none', 'look', 'play'] as const;
export type Guests = (typeof GUESTS)[number];
