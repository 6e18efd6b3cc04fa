import { eraOf } from '../../era.ts';
import type { PlayerState } from '../../state/player.ts';
import type { World } from '../../world.ts';

const TOKENS = new WeakMap<PlayerState, { readonly bootSeq: number; readonly token: string }>();

/** The token of a player's forms; a new one after each boot. Unsure: how long real ones last. */
export function tokenOf({ player, world }: { readonly player: PlayerState; readonly world: World }): string {
  const known = TOKENS.get(player);
  if (known?.bootSeq === player.bootSeq) return known.token;
  const token = world.random.uuid().replaceAll('-', '');
  TOKENS.set(player, { bootSeq: player.bootSeq, token });
  return token;
}

/** Whether a form of this player carries a token and wants it back. */
export const hasTokens = (form: { readonly withoutToken?: boolean }, player: PlayerState): boolean =>
  !(form.withoutToken ?? false) && eraOf(player.build).csrfTokens;
