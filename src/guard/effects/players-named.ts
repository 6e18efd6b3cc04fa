import { decodings } from '../../catalog/object-ids.ts';

/** `RINCON_`, the hardware address and the port; what follows is of a device or a group of it. */
const PLAYER_ID = /^RINCON_[0-9A-F]{12}\d{5}/i;

/** Stands in metadata where services have their own. */
const NO_PLAYER = 'RINCON_AssociatedZPUDN';

/** Whatever may name a player, in any spelling: one that nobody knows makes the reach unknown. */
export function playersNamedIn(text: string): readonly string[] {
  if (!/RINCON/i.test(text)) return [];
  const ids = decodings(text)
    .flatMap((plain) => plain.match(/RINCON_\w+/gi) ?? [])
    .filter((id) => id !== NO_PLAYER)
    .map((id) => PLAYER_ID.exec(id)?.[0] ?? id);
  return [...new Set(ids)];
}

/** A room that no rule can name: the reach of an action is not known. */
export const UNKNOWN_ROOM = '?';
