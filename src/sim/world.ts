import type { Clock } from '../ports/clock.ts';
import type { Random } from '../ports/random.ts';
import type { HouseholdState } from './state/household.ts';
import type { PlayerState } from './state/player.ts';

/** What a behaviour may touch: the state, time, chance, and the few doors to the outside that players have. */
export interface World {
  readonly household: HouseholdState;
  readonly clock: Clock;
  readonly random: Random;
  readonly media: MediaFetcher;
  /** Tells the event engine that state may have changed. Cheap; differences are found later, once. */
  changed(): void;
  /** Goes away and comes back: byebye, sockets die, silence, alive, BOOTSEQ up. */
  reboot(playerId: string): void;
}

/** A player really fetches what it is told to play, so that a foreign address is seen on the wire. */
export interface MediaFetcher {
  /** Starts fetching for a player; what it fetched before is let go. `onEnd` is called once when the stream ends or fails. */
  start(playerId: string, uri: string, onEnd: (outcome: MediaOutcome) => void): void;
  stop(playerId: string): void;
}

export type MediaOutcome =
  | { readonly kind: 'ended'; readonly bytes: number }
  | { readonly kind: 'failed'; readonly reason: string };

/** One SOAP call that reached a player, arguments as text by name, already checked against the SCPD. */
export interface ActionCall {
  readonly world: World;
  readonly player: PlayerState;
  readonly args: Readonly<Record<string, string>>;
}

/** Out arguments by name, or a UPnP error code (UDA 2.0 §3.2.5; 700 to 800 in docs/simulator.md). */
export type ActionOutcome =
  | { readonly kind: 'done'; readonly out: Readonly<Record<string, string>> }
  | { readonly kind: 'fault'; readonly code: number };

export type ActionModel = (call: ActionCall) => ActionOutcome;

export const done = (out: Readonly<Record<string, string>> = {}): ActionOutcome => ({ kind: 'done', out });

export const fault = (code: number): ActionOutcome => ({ kind: 'fault', code });

/**
 * What is modelled of one service. Actions that the SCPD names and this table does not are refused by the
 * dispatcher: nothing succeeds silently.
 */
export interface ServiceModel {
  /** Name as in the catalog: `AVTransport`, `RenderingControl`. */
  readonly service: string;
  readonly actions: Readonly<Record<string, ActionModel>>;
  /** Those of the actions that are answered 200 and change nothing that can be seen, each with why. */
  readonly acknowledged?: Readonly<Record<string, string>>;
  /** UPnP error for an InstanceID other than 0; there is one instance. Absent where actions carry none. */
  readonly wrongInstance?: number;
  /** Current values of the evented state variables of this player; absent for services without events. */
  readonly evented?: (world: World, player: PlayerState) => Evented;
}

/**
 * `plain`: one property per variable. `last-change`: one property `LastChange` whose inner XML lists variables under
 * an `<InstanceID val="0">` (Queue: `<QueueID val="0">`); a variable is a value, or values by channel.
 */
export type Evented =
  | { readonly kind: 'plain'; readonly variables: Readonly<Record<string, string>> }
  | {
      readonly kind: 'last-change';
      readonly namespace: string;
      readonly instance: 'InstanceID' | 'QueueID';
      /** In the order in which players list them. Names may carry the `r:` prefix. */
      readonly variables: readonly LastChangeVariable[];
    };

export interface LastChangeVariable {
  readonly name: string;
  readonly value: string;
  readonly channel?: 'Master' | 'LF' | 'RF';
}
