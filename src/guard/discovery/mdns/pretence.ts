import type { MdnsRecord } from '../../../wire/mdns/message.ts';
import { type Named, playersNamed, type PlayersNamed } from '../players-named.ts';
import { claimsIn } from './own-names.ts';

/** The players of whom records speak that none of them sent. */
export const namedIn = (records: readonly MdnsRecord[], players: PlayersNamed): readonly Named[] =>
  playersNamed(players, claimsIn(records));
