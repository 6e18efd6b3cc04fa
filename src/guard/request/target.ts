import { type Parsed, refuser } from '../../base/refusal.ts';
import { ok } from '../../base/result.ts';

/** Path and query of a request, in their one spelling. */
export interface Target {
  readonly path: string;
  /** Decoded, in the order of the wire. */
  readonly query: readonly (readonly [name: string, value: string])[];
}

const refuse = refuser('http');

/** What the paths of players are made of. No escapes, no empty segments, no dots alone: each has a second reading. */
const PATH = /^(?:\/|(?:\/[\w~-][\w.~-]*)+\/?)$/;

const MAX_QUERY_FIELDS = 16;

/** Splits a target. A path that could be read in two ways is refused (RFC 3986 §6.2.2), a query is decoded once. */
export function parseTarget(target: string): Parsed<Target> {
  const mark = target.indexOf('?');
  const path = mark === -1 ? target : target.slice(0, mark);
  if (!PATH.test(path)) return refuse('forbidden', 'the path is not spelt as paths of players are');
  if (mark === -1) return ok({ path, query: [] });
  const fields = target.slice(mark + 1).split('&');
  if (fields.length > MAX_QUERY_FIELDS)
    return refuse('limit', `the query has more than ${MAX_QUERY_FIELDS} fields`);
  const query = fields.map(decodeField);
  return query.every((field) => field !== undefined)
    ? ok({ path, query })
    : refuse('malformed', 'the query is not percent-encoded UTF-8');
}

/** RFC 3986 §2.1. A plus is a plus: players do not take it for a blank. */
function decodeField(field: string): readonly [string, string] | undefined {
  const equals = field.indexOf('=');
  const [name, value] = equals === -1 ? [field, ''] : [field.slice(0, equals), field.slice(equals + 1)];
  try {
    return [decodeURIComponent(name), decodeURIComponent(value)];
  } catch {
    return undefined;
  }
}

/** The target written anew from its parts. */
export function writeTarget({ path, query }: Target): string {
  if (query.length === 0) return path;
  return `${path}?${query.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join('&')}`;
}
