import { type Static, Type } from 'typebox';
import { Value } from 'typebox/value';
import { parse } from 'yaml';

const closed = { additionalProperties: false } as const;
const Text = Type.String({ minLength: 1 });
const Words = Type.Array(Text, { minItems: 1 });

/** A request that shows a weakness, and what its answer holds. */
const Ask = Type.Object(
  {
    get: Type.Optional(Text),
    post: Type.Optional(Text),
    /** `Service Action`, without arguments. */
    soap: Type.Optional(Text),
    door: Type.Optional(Type.Literal('tls')),
    sharedKey: Type.Optional(Type.Literal(true)),
    withToken: Type.Optional(Type.Literal(true)),
    body: Type.Optional(Text),
    status: Type.Integer({ minimum: 100, maximum: 599 }),
    holds: Type.Optional(Words),
    /** A header that is not there. */
    lacks: Type.Optional(Text),
  },
  closed,
);

const base = { id: Text, what: Text, on: Words };

const Weakness = Type.Union([
  Type.Object({ ...base, check: Text, names: Type.Optional(Words) }, closed),
  Type.Object({ ...base, unchecked: Text, ask: Type.Optional(Ask) }, closed),
]);

const Zoo = Type.Object(
  {
    /** Short names of players, and their ids. */
    players: Type.Record(Text, Text),
    weaknesses: Type.Array(Weakness),
    notSimulated: Type.Array(Type.Object({ what: Text, why: Text }, closed)),
  },
  closed,
);

export type ZooWeaknesses = Static<typeof Zoo>;
export type Weakness = Static<typeof Weakness>;
export type Ask = Static<typeof Ask>;

/** Reads `zoo.weaknesses.yaml`; throws where it does not fit, because it is ours. */
export function readWeaknesses(text: string): ZooWeaknesses {
  const value: unknown = parse(text);
  if (Value.Check(Zoo, value)) return value;
  const [first] = Value.Errors(Zoo, value);
  throw new Error(`zoo.weaknesses.yaml does not fit at ${first?.instancePath ?? '/'}: ${first?.message}`);
}
