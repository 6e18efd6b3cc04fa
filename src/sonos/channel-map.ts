/** One player of a bonded set and the channels it plays: `LF,RF`, `SW`, `LR`. */
export interface ChannelAssignment {
  readonly player: string;
  readonly channels: readonly string[];
}

/** A bonded set has the home-theatre player, two surrounds, two subs; more is no map. */
const MAX_MEMBERS = 16;

/**
 * Reads `ChannelMapSet` and `HTSatChanMapSet`: `RINCON_A:LF,LF;RINCON_B:RF,RF`. Gives undefined for anything that is no such
 * map; the attribute is a stranger's text.
 */
export function parseChannelMap(text: string): readonly ChannelAssignment[] | undefined {
  const parts = text.split(';').filter((part) => part !== '');
  if (parts.length === 0 || parts.length > MAX_MEMBERS) return undefined;
  const assignments = parts.map((part) => {
    const [, player, channels] = /^([\w-]{1,64}):([A-Z]{2}(?:,[A-Z]{2}){0,7})$/.exec(part) ?? [];
    return player && channels ? { player, channels: channels.split(',') } : undefined;
  });
  return assignments.every((assignment) => assignment !== undefined) ? assignments : undefined;
}
