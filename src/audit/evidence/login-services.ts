import { type Static, Type } from 'typebox';
import { ExchangeNumbers, type Frozen } from './observation.ts';

const LoginPort = Type.Object(
  {
    port: Type.Integer(),
    service: Type.Union([Type.Literal('ssh'), Type.Literal('telnet')]),
    state: Type.Union([Type.Literal('open'), Type.Literal('closed'), Type.Literal('no-answer')]),
    /** The first bytes that the service sent, at most 256, as text. */
    banner: Type.Optional(Type.String()),
    exchange: ExchangeNumbers,
  },
  { additionalProperties: false },
);

export type LoginPort = Frozen<Static<typeof LoginPort>>;

export const LoginServicesPart = Type.Object(
  { ports: Type.Array(LoginPort) },
  { additionalProperties: false },
);

export type LoginServicesPart = Frozen<Static<typeof LoginServicesPart>>;
