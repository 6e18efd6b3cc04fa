import { type Static, type TSchema, Type } from 'typebox';
import { Value } from 'typebox/value';

const closed = <T extends Record<string, TSchema>>(properties: T) =>
  Type.Object(properties, { additionalProperties: false });
const Address = Type.String({ format: 'ipv4' });

/** What the guard asks of the process that may change the kernel's rules, as one line of JSON. */
export const FirewallQuestion = Type.Union([
  closed({
    ask: Type.Literal('pinhole'),
    player: Address,
    client: Address,
    port: Type.Integer({ minimum: 1, maximum: 65_535 }),
  }),
  closed({ ask: Type.Literal('cut-off') }),
]);
export type FirewallQuestion = Static<typeof FirewallQuestion>;

/** `not-between`: not from a player of the configuration to people. `failed`: the kernel refused. */
export const FirewallAnswer = Type.Union([
  closed({ answer: Type.Literal('opened') }),
  closed({ answer: Type.Literal('cut-off'), players: Type.Array(Address) }),
  closed({ answer: Type.Literal('not-understood') }),
  closed({ answer: Type.Literal('not-between') }),
  closed({ answer: Type.Literal('failed') }),
]);
export type FirewallAnswer = Static<typeof FirewallAnswer>;

/** Undefined for anything else. */
export const questionIn = (line: string): FirewallQuestion | undefined => read(FirewallQuestion, line);
export const answerIn = (line: string): FirewallAnswer | undefined => read(FirewallAnswer, line);

function read<T extends TSchema>(schema: T, line: string): Static<T> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return Value.Check(schema, value) ? value : undefined;
  } catch {
    return undefined;
  }
}
