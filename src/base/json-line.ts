import type { Static, TSchema } from 'typebox';
import { Value } from 'typebox/value';

/** A line of JSON that fits a schema; undefined for any other. Whoever reads the line bounds its length. */
export function readLine<T extends TSchema>(schema: T, line: string): Static<T> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return Value.Check(schema, value) ? value : undefined;
  } catch {
    return undefined;
  }
}
