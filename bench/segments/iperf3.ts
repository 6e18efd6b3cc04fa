import { Type } from 'typebox';
import { Value } from 'typebox/value';

/** What is read of `iperf3 --json` 3.12: bits a second as they arrived. */
const Report = Type.Object({
  end: Type.Object({
    sum_received: Type.Object({
      bits_per_second: Type.Number({ exclusiveMinimum: 0 }),
      bytes: Type.Number({ exclusiveMinimum: 0 }),
    }),
  }),
});
const Failure = Type.Object({ error: Type.String() });

/** Gigabits a second that arrived. Throws with iperf3's own words when it failed, and on anything that is no report of it. */
export function gigabitsIn(json: string): number {
  const value: unknown = JSON.parse(json);
  if (Value.Check(Failure, value)) throw new Error(`iperf3: ${value.error}`);
  if (!Value.Check(Report, value)) throw new Error('iperf3 reported nothing that arrived');
  return value.end.sum_received.bits_per_second / 1e9;
}
