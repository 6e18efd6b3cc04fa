import type { Principal } from '../identity/principal.ts';

/** What a door knows of who knocks. */
export interface Knock {
  /** Where the connection comes from, as the socket says. */
  readonly address: string;
  /** Every value of `Authorization`. */
  readonly authorization?: readonly string[];
  /** The room whose player was asked. */
  readonly player: string;
}

export interface Identification {
  readonly principal: Principal;
  /** What it rests on, for the journal. */
  readonly ground: string;
}

/** Says who asks. Pure and quick: it is asked for every request. */
export type Identify = (knock: Knock) => Identification;
