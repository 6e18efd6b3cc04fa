import { Type } from 'typebox';

export const strict = { additionalProperties: false };
export const text = Type.String({ minLength: 1 });
export const texts = Type.Array(text);
export const oneOf = (values: readonly string[]) => Type.Union(values.map((value) => Type.Literal(value)));
export const build = Type.String({ pattern: '^\\d{1,3}\\.\\d{1,3}-\\d{5}$' });
export const line = oneOf(['s1', 's2-older-hardware', 's2']);
export const oneGeneration = Type.Union([Type.Literal(1), Type.Literal(2)]);
export const generations = Type.Array(oneGeneration, { minItems: 1 });
export const provenance = {
  sources: Type.Array(text, { minItems: 1 }),
  confidence: oneOf(['seen', 'stated', 'unsure']),
};
export const ranges = Type.Array(
  Type.Object(
    { line, from: Type.Optional(build), until: Type.Optional(build), below: Type.Optional(build) },
    strict,
  ),
  { minItems: 1 },
);
export const path = Type.String({ pattern: '^/' });
