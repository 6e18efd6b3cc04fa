import type { FaultDoor, FaultParameter, FaultSpec } from '../definition/fault-schema.ts';
import type { Serialised } from '../server/serialise.ts';
import type { Power } from '../power.ts';
import type { PlayerState } from '../state/player.ts';
import type { World } from '../world.ts';

/** What a fault does to one request. */
export type Interference = {
  /** The kind of fault, for the recording. */
  readonly fault: FaultSpec['kind'];
} & (
  | { readonly kind: 'delay'; readonly ms: number }
  /** The request is taken and not carried out; `reset` tears the connection down with RST, `end` closes it. */
  | { readonly kind: 'refuse'; readonly how: 'hang' | 'end' | 'reset' }
  /** The request takes effect, its answer is spoiled. */
  | { readonly kind: 'spoil'; readonly spoil: (answer: Serialised) => Serialised }
);

/** What a fault does to a datagram that a player sends, or to a message at its WebSocket. */
export type MessageInterference = {
  readonly fault: FaultSpec['kind'];
} & (
  | { readonly kind: 'delay'; readonly ms: number }
  /** A datagram is not sent; a message is not carried out, and its connection stays or closes. */
  | { readonly kind: 'lose'; readonly closes: boolean }
  /** What is sent is spoiled; nothing is sent when nothing is left. A message is carried out. */
  | { readonly kind: 'spoil'; readonly spoil: (bytes: Buffer) => Buffer }
);

/** What a fault does to one event message: sent with another SEQ, or not at all. */
export type EventInterference = { readonly seq: number } | 'lost';

/** One way for things to go wrong: one file, one line in the registry. */
export interface FaultKind {
  readonly kind: FaultSpec['kind'];
  /** For docs/simulator.md. */
  readonly what: string;
  /** Parameters besides scope and frequency. */
  readonly parameters: readonly FaultParameter[];
  /** Where it can strike. Empty: what it does has nothing to do with a door. */
  readonly doors: readonly FaultDoor[];
  /** Strikes requests. */
  readonly onRequest?: (spec: FaultSpec) => Interference;
  /** Strikes datagrams and messages of the WebSocket, where the spec names that door. */
  readonly onMessage?: (spec: FaultSpec) => MessageInterference;
  /** Strikes event messages. */
  readonly onEvent?: (spec: FaultSpec, seq: number) => EventInterference;
  /** Befalls players as long as it is in force; gives back what ends it. */
  readonly befall?: (spec: FaultSpec, stage: FaultStage) => () => void;
}

/** What a fault that befalls players may touch. */
export interface FaultStage {
  readonly world: World;
  readonly power: Pick<Power, 'vanish' | 'restore'>;
  readonly players: readonly PlayerState[];
}
