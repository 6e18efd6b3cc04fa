import type { AddressRecord, MdnsMessage } from '../../../wire/mdns/message.ts';
import type { OwnRecord } from './own-record.ts';
import { dataOf } from './record-data.ts';

/** What somebody asks, as records are compared with it. */
export interface Asking {
  readonly isFor: (record: OwnRecord) => boolean;
  /** Doors have no address of IPv6, so a player is told to have none: who hears nothing waits for it in vain. */
  readonly isForIpv6Of: (record: OwnRecord) => record is AddressRecord;
  /** RFC 6762 §7.1: who has half the life of a record left is not told it again. */
  readonly isNew: (record: OwnRecord) => boolean;
}

export type Query = Pick<MdnsMessage, 'questions' | 'answers'>;

const worked = new WeakMap<Query, Asking>();

/** Worked out once for a query, however many players there are: anybody may ask much at once. */
export function askingOf(query: Query): Asking {
  const known = worked.get(query) ?? workOut(query);
  worked.set(query, known);
  return known;
}

function workOut({ questions, answers }: Query): Asking {
  const wanted = Map.groupBy(questions, ({ name }) => name.toLowerCase());
  const asks = (name: string, ...types: readonly (string | number)[]): boolean =>
    wanted.get(name.toLowerCase())?.some(({ type }) => types.includes(type)) ?? false;
  let lives: ReadonlyMap<string, number> | undefined;
  const lifeOf = (record: OwnRecord): number => {
    lives ??= new Map(answers.map((each) => [dataOf(each), each.ttl]));
    return lives.get(dataOf(record)) ?? -1;
  };
  return {
    isFor: ({ name, type }) => asks(name, type, 'ANY'),
    isForIpv6Of: (record): record is AddressRecord => record.type === 'A' && asks(record.name, 'AAAA'),
    isNew: (record) => answers.length === 0 || lifeOf(record) < record.ttl / 2,
  };
}
