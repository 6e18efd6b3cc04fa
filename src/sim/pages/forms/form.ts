import type { PageRequest } from '../../server/page.ts';
import type { PlayerState } from '../../state/player.ts';

export type FormValues = Readonly<Record<string, string>>;

/** One of the hidden forms of a player: what it asks, when it exists, and what sending it does. */
export interface Form {
  readonly path: string;
  /** Other names of the same form: `/advconfig.htm`. */
  readonly aliases?: readonly string[];
  readonly title: string;
  readonly fields: readonly string[] | ((player: PlayerState) => readonly string[]);
  /** Where it is sent; to its own path when absent. */
  readonly action?: string;
  /** What is sent along unseen, besides the token. */
  readonly hidden?: FormValues;
  /** What the page says above the fields. */
  readonly says?: (request: PageRequest) => string;
  readonly exists?: (player: PlayerState) => boolean;
  /** 403 for this player, whatever the method. */
  readonly isLocked?: (player: PlayerState) => boolean;
  /** Sending by GET, without a token, has the effect: any link or image can do it. */
  readonly actsOnGet?: (player: PlayerState, request: PageRequest) => boolean;
  /** Forms that never carried a token. */
  readonly withoutToken?: boolean;
  /** Does it; the markup is shown to the sender. Nothing: something was missing, and the form is shown again. */
  readonly apply: (request: PageRequest, values: FormValues) => string | undefined;
}
