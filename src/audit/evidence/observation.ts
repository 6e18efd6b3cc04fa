import { type Static, type TSchema, Type } from 'typebox';

/** Types of schemas are mutable; evidence is not. */
export type Frozen<T> = T extends object ? { readonly [K in keyof T]: Frozen<T[K]> } : T;

/** Numbers of transcript entries: the proof on the wire. */
export const ExchangeNumbers = Type.Array(Type.Integer({ minimum: 1 }));

/**
 * Why something is not known.
 *
 * - `not-asked`: nothing was sent, the text says for what reason.
 * - `no-answer`: asked, and nothing came in time, or the connection was refused or torn down.
 * - `denied`: asked, and the device said no (401, 403).
 * - `unexpected`: asked, and what came is neither what was asked for nor a no: a redirect, 404, an error of the server.
 * - `malformed`: an answer came that breaks the grammar of its format.
 * - `limit`: a budget of requests, time or bytes was used up.
 * - `fault`: Tonewall itself was at fault; the text says what it was about to do or where it broke.
 */
export const WhyUnknown = Type.Object(
  {
    kind: Type.Union([
      Type.Literal('not-asked'),
      Type.Literal('no-answer'),
      Type.Literal('denied'),
      Type.Literal('unexpected'),
      Type.Literal('malformed'),
      Type.Literal('limit'),
      Type.Literal('fault'),
    ]),
    /** One clause in plain words. */
    text: Type.String(),
    exchange: ExchangeNumbers,
  },
  { additionalProperties: false },
);

export type WhyUnknown = Frozen<Static<typeof WhyUnknown>>;

/** The schema of an observation of a value. */
export const observationOf = <T extends TSchema>(value: T) =>
  Type.Union([
    Type.Object(
      { known: Type.Literal(true), value, exchange: ExchangeNumbers },
      { additionalProperties: false },
    ),
    Type.Object({ known: Type.Literal(false), why: WhyUnknown }, { additionalProperties: false }),
  ]);

/** Something looked for: known, and by which exchanges, or not known, and why not. */
export type Observation<T> = Known<T> | Unknown;

export interface Known<T> {
  readonly known: true;
  readonly value: T;
  readonly exchange: readonly number[];
}

export interface Unknown {
  readonly known: false;
  readonly why: WhyUnknown;
}

export const known = <T>(value: T, exchange: readonly number[]): Known<T> => ({
  known: true,
  value,
  exchange,
});

export const unknown = (
  kind: WhyUnknown['kind'],
  text: string,
  exchange: readonly number[] = [],
): Unknown => ({ known: false, why: { kind, text, exchange } });

/** Unknown because Tonewall itself was at fault. */
export const isFault = (part: Observation<unknown> | undefined): part is Unknown =>
  part?.known === false && part.why.kind === 'fault';
