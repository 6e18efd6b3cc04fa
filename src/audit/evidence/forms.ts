import { type Static, Type } from 'typebox';
import { ExchangeNumbers, type Frozen } from './observation.ts';

const Form = Type.Object(
  {
    action: Type.String(),
    method: Type.String(),
    /** A hidden field that another site cannot know: `csrfToken`. */
    hasToken: Type.Boolean(),
    fields: Type.Array(Type.String()),
  },
  { additionalProperties: false },
);

export type Form = Frozen<Static<typeof Form>>;

const FormPage = Type.Object(
  {
    path: Type.String(),
    outcome: Type.Union([
      Type.Literal('served'),
      Type.Literal('denied'),
      Type.Literal('absent'),
      Type.Literal('no-answer'),
    ]),
    status: Type.Optional(Type.Integer()),
    forms: Type.Array(Form),
    exchange: ExchangeNumbers,
  },
  { additionalProperties: false },
);

export type FormPage = Frozen<Static<typeof FormPage>>;

export const FormsPart = Type.Object({ pages: Type.Array(FormPage) }, { additionalProperties: false });

export type FormsPart = Frozen<Static<typeof FormsPart>>;
