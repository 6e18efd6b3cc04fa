import { Type, type Static } from 'typebox';
import { Flag, Strict, Text, Whole } from '../../../base/yaml/schema-parts.ts';
import { REASONS } from '../reasons.ts';

const CaseSchema = Strict(
  {
    name: Type.Optional(Text('What the case shows.')),
    as: Text('A role, a person, nobody, or an address.'),
    groups: Type.Optional(Type.Array(Text(), { maxItems: 100, description: 'Groups it is in, besides.' })),
    action: Text('AVTransport.Play, page./status/zp'),
    class: Type.Optional(Text('Its risk class, where that is not in the catalog or another is meant.')),
    room: Type.Optional(Text('The room that is asked.')),
    rooms: Type.Optional(
      Type.Array(Text(), {
        minItems: 1,
        maxItems: 100,
        description: 'Every room it reaches, in place of room.',
      }),
    ),
    volume: Type.Optional(Whole(0, 100, 'How loud the rooms would be.')),
    'volume-unknown': Type.Optional(Flag('That cannot be told.')),
    now: Type.Optional(Whole(0, 100, 'How loud they are.')),
    source: Type.Optional(Text('A URI that the player would fetch from.')),
    use: Type.Optional(
      Type.Enum(['media', 'art', 'share', 'software', 'other'], { description: 'What for. Default: media.' }),
    ),
    at: Type.Optional(Text('Local time: 2026-11-27 23:00. Default: a Monday at noon.')),
    approved: Type.Optional(Flag('An owner has approved it.')),
    expect: Type.Enum(['permit', 'forbid']),
    reason: Type.Optional(
      Type.Enum(Object.keys(REASONS), { description: 'The first reason (docs/reasons.md).' }),
    ),
    path: Type.Optional(Text('The rule of the first reason: roles.guest.volume-cap')),
  },
  'A question and the decision that is expected.',
);

export const CasesSchema = Strict({
  cases: Type.Array(CaseSchema, { minItems: 1, maxItems: 10_000 }),
});

export type PolicyCase = Static<typeof CaseSchema>;
