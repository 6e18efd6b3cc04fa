import type { FaultSpec } from '../definition/fault-schema.ts';
import type { Power } from '../power.ts';
import type { World } from '../world.ts';
import type { EventInterference, FaultKind, Interference, MessageInterference } from './fault.ts';
import { FAULTS } from './registry.ts';
import { isInScope, isPlayerInScope, type Target } from './scope.ts';

/** Faults in force, from the household file or set at run time. */
export interface FaultBoard {
  /** Puts a fault in force; gives its number. */
  add(spec: FaultSpec): number;
  /** Ends one; false when there is none of that number. */
  remove(number: number): boolean;
  clear(): void;
  list(): readonly ActiveFault[];
  /** The first fault in scope that strikes, if any. */
  forRequest(target: Target): Interference | undefined;
  /** For datagrams and messages of the WebSocket. */
  forMessage(target: Target): MessageInterference | undefined;
  forEvent(target: Target, seq: number): EventInterference | undefined;
}

export interface ActiveFault {
  readonly number: number;
  readonly spec: FaultSpec;
  /** How often it struck. */
  readonly strikes: number;
}

interface Entry extends ActiveFault {
  readonly kind: FaultKind;
  strikes: number;
  readonly end: () => void;
}

export interface BoardOptions {
  readonly world: World;
  readonly power: () => Pick<Power, 'vanish' | 'restore'>;
}

const KINDS = new Map(FAULTS.map((fault) => [fault.kind, fault]));

export function createFaultBoard({ world, power }: BoardOptions): FaultBoard {
  const entries = new Map<number, Entry>();
  let count = 0;

  /** 0 to below 1. */
  const chance = (): number => Buffer.from(world.random.bytes(4)).readUInt32BE(0) / 4_294_967_296;

  const strikes = (entry: Entry, target: Target): boolean => {
    const { spec } = entry;
    if (spec.count !== undefined && entry.strikes >= spec.count) return false;
    if (!isInScope(spec, target)) return false;
    if (spec.probability !== undefined && chance() >= spec.probability) return false;
    entry.strikes += 1;
    return true;
  };

  const befall = (kind: FaultKind, spec: FaultSpec): (() => void) => {
    const players = Object.values(world.household.players).filter((player) => isPlayerInScope(spec, player));
    return kind.befall?.(spec, { world, power: power(), players }) ?? (() => {});
  };

  const remove = (number: number): boolean => {
    entries.get(number)?.end();
    return entries.delete(number);
  };

  return {
    add: (spec) => {
      const kind = KINDS.get(spec.kind);
      if (!kind) throw new Error(`no such fault: ${spec.kind}`);
      count += 1;
      entries.set(count, { number: count, spec, kind, strikes: 0, end: befall(kind, spec) });
      return count;
    },
    remove,
    clear: () => {
      for (const number of entries.keys()) remove(number);
    },
    list: () =>
      [...entries.values()].map(({ number, spec, strikes: struck }) => ({ number, spec, strikes: struck })),
    forRequest: (target) => {
      for (const entry of entries.values()) {
        if (entry.kind.onRequest && strikes(entry, target)) return entry.kind.onRequest(entry.spec);
      }
      return undefined;
    },
    forMessage: (target) => {
      for (const entry of entries.values()) {
        if (entry.kind.onMessage && strikes(entry, target)) return entry.kind.onMessage(entry.spec);
      }
      return undefined;
    },
    forEvent: (target, seq) => {
      for (const entry of entries.values()) {
        if (entry.kind.onEvent && strikes(entry, target)) return entry.kind.onEvent(entry.spec, seq);
      }
      return undefined;
    },
  };
}
