/** `RINCON_`, the hardware address and the port; `RINCON_AssociatedZPUDN` in metadata is no player. */
const PLAYER_ID = /RINCON_[0-9A-F]{12}\d{5}/g;

export const playersNamedIn = (text: string): readonly string[] => text.match(PLAYER_ID) ?? [];

/** A room that no rule can name: the reach of an action is not known. */
export const UNKNOWN_ROOM = '?';
