import { type Static, Type } from 'typebox';
import { ExchangeNumbers, type Frozen } from './observation.ts';
import { PageOutcome } from './page-outcome.ts';

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
    outcome: PageOutcome,
    status: Type.Optional(Type.Integer()),
    /** Only the beginning was read. */
    truncated: Type.Boolean(),
    forms: Type.Array(Form),
    exchange: ExchangeNumbers,
  },
  { additionalProperties: false },
);

export type FormPage = Frozen<Static<typeof FormPage>>;

export const FormsPart = Type.Object({ pages: Type.Array(FormPage) }, { additionalProperties: false });

export type FormsPart = Frozen<Static<typeof FormsPart>>;
