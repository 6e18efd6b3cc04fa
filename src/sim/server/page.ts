import type { PlayerState } from '../state/player.ts';
import type { World } from '../world.ts';
import type { Answer } from './answer.ts';

/**
 * One page of a player's web server besides UPnP: `/status/zp`, `/reboot`, `/getaa`. Pages are listed in
 * `pages/registry.ts`; the first that matches answers.
 */
export interface Page {
  /** An exact path (`/status/zp`), or with a trailing `*` everything below (`/api/v1/*`). */
  readonly path: string;
  /** Other methods get 405. `HEAD` is answered wherever `GET` is. */
  readonly methods: readonly PageMethod[];
  /** True where the switch UPnP off turns cleartext requests away with 403 (`/status/syssettings`). */
  readonly behindUpnpSwitch?: boolean;
  /** Absent pages of this player answer 404: `appliesTo` says whether the player's build or model has the page. */
  readonly appliesTo?: (player: PlayerState) => boolean;
  readonly serve: (request: PageRequest) => PageAnswer | Promise<PageAnswer>;
}

export type PageMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS' | 'NOTIFY';

/** `tcp` is port 1400; `tls` are 1443 and 1843. */
export type Door = 'tcp' | 'tls';

export interface PageRequest {
  readonly world: World;
  readonly player: PlayerState;
  readonly door: Door;
  readonly method: string;
  /** Path without query, as on the wire (not decoded). */
  readonly path: string;
  /** What follows the question mark; `getaa` reads it raw, most pages through `query`. */
  readonly rawQuery: string;
  readonly query: URLSearchParams;
  /** In order and case of the wire. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** Case-insensitive; first. */
  header(name: string): string | undefined;
  readonly body: string;
  readonly peer: { readonly address: string; readonly port: number };
}

export type PageAnswer = Answer;
