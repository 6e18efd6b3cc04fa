import type { Clock } from '../../../ports/clock.ts';
import type { MdnsQuestion } from '../../../wire/mdns/message.ts';
import type { PlayerPlace } from '../../gateway/guarded-player.ts';
import { isSameName } from './own-names.ts';
import type { OwnRecord } from './own-record.ts';
import { dataOf, keyOf } from './record-data.ts';

/** A player has three records for each service and an address; one that is given another name has both for a moment. */
const MOST_RECORDS = 32;
/** Of one service. */
const MOST_INSTANCES = 2;

interface Kept {
  readonly record: OwnRecord;
  /** By `elapsed`. */
  readonly at: number;
  readonly until: number;
}

/** What is told of a player, as long as lives in whole seconds are the same. */
interface Whole {
  readonly records: readonly OwnRecord[];
  /** By `elapsed`. */
  readonly until: number;
}

export type Question = Pick<MdnsQuestion, 'name' | 'type'>;

/** What players have said of themselves by mDNS that still holds. Nothing comes in here that was not verified. */
export class KnownRecords {
  readonly #clock: Clock;
  readonly #kept = new WeakMap<PlayerPlace, Map<string, Kept>>();
  readonly #whole = new WeakMap<PlayerPlace, Whole>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** True when that was not known, or is said otherwise now. */
  heard(place: PlayerPlace, record: OwnRecord): boolean {
    const now = this.#clock.elapsed();
    const its = this.#kept.get(place) ?? new Map<string, Kept>();
    for (const [key, { until }] of its) if (until <= now) its.delete(key);
    const before = its.get(keyOf(record));
    if (!before && (its.size >= MOST_RECORDS || isOneTooMany(record, its.values()))) return false;
    this.#whole.delete(place);
    its.set(keyOf(record), { record, at: now, until: now + record.ttl * 1000 });
    this.#kept.set(place, its);
    return !before || dataOf(before.record) !== dataOf(record);
  }

  /** Instances of which everything is known, with what is left of their lives. */
  of(place: PlayerPlace): readonly OwnRecord[] {
    const now = this.#clock.elapsed();
    const known = this.#whole.get(place);
    if (known && now < known.until) return known.records;
    const all = this.#living(place);
    const whole = pointersIn(all).flatMap((pointer) => {
      const parts = partsOf(pointer, all);
      return parts.length === 3 ? [pointer, ...parts] : [];
    });
    const records = [...new Set(whole)];
    this.#whole.set(place, { records, until: now + this.#steady(place, now) });
    return records;
  }

  /** What is to be asked so that everything is known of each instance. */
  missing(place: PlayerPlace): readonly Question[] {
    const all = this.#living(place);
    return pointersIn(all).flatMap((pointer) => {
      const parts = partsOf(pointer, all);
      const has = (type: OwnRecord['type']): boolean => parts.some((part) => part.type === type);
      const host = parts.find((part) => part.type === 'SRV')?.target;
      return [
        ...(has('SRV') ? [] : [{ name: pointer.target, type: 'SRV' } as const]),
        ...(has('TXT') ? [] : [{ name: pointer.target, type: 'TXT' } as const]),
        ...(host === undefined || has('A') ? [] : [{ name: host, type: 'A' } as const]),
      ];
    });
  }

  /** That or another in its place: the same name and type, of an instance the same. */
  has(place: PlayerPlace, record: OwnRecord): boolean {
    const kept = this.#kept.get(place)?.get(keyOf(record));
    return kept !== undefined && kept.until > this.#clock.elapsed();
  }

  isHeardSince(place: PlayerPlace, record: OwnRecord, at: number): boolean {
    return (this.#kept.get(place)?.get(keyOf(record))?.at ?? -1) > at;
  }

  /** It holds no more. Gives all that is not known whole any more. */
  lose(place: PlayerPlace, record: OwnRecord): readonly OwnRecord[] {
    const before = this.of(place);
    this.#kept.get(place)?.delete(keyOf(record));
    this.#whole.delete(place);
    const still = new Set(this.of(place).map(keyOf));
    return before.filter((each) => !still.has(keyOf(each)));
  }

  /** It is gone. Gives what it had said. */
  forget(place: PlayerPlace): readonly OwnRecord[] {
    const said = this.of(place);
    this.#kept.delete(place);
    this.#whole.delete(place);
    return said;
  }

  /** Milliseconds until the first life has a second less. */
  #steady(place: PlayerPlace, now: number): number {
    const left = [...(this.#kept.get(place)?.values() ?? [])].map(
      ({ until }) => (until - now) % 1000 || 1000,
    );
    return Math.min(...left);
  }

  #living(place: PlayerPlace): readonly OwnRecord[] {
    const now = this.#clock.elapsed();
    const its = [...(this.#kept.get(place)?.values() ?? [])].filter(({ until }) => until > now);
    return its.map(({ record, until }) => ({ ...record, ttl: Math.ceil((until - now) / 1000) }));
  }
}

const isOneTooMany = (record: OwnRecord, kept: Iterable<Kept>): boolean =>
  record.type === 'PTR' &&
  pointersIn([...kept].map((each) => each.record)).filter(({ name }) => isSameName(name, record.name))
    .length >= MOST_INSTANCES;

type Of<Type> = Extract<OwnRecord, { readonly type: Type }>;

const pointersIn = (all: readonly OwnRecord[]): readonly Of<'PTR'>[] =>
  all.filter((record) => record.type === 'PTR');

/** SRV, TXT and A of an instance, as far as they are known. */
function partsOf({ target }: Of<'PTR'>, all: readonly OwnRecord[]): readonly OwnRecord[] {
  const named = <Type extends OwnRecord['type']>(type: Type, name: string): readonly Of<Type>[] =>
    all.filter((record): record is Of<Type> => record.type === type && isSameName(record.name, name));
  const services = named('SRV', target);
  return [...services, ...named('TXT', target), ...services.flatMap((service) => named('A', service.target))];
}
