import { Type, type Static } from 'typebox';
import { Flag, Strict, Text, Whole } from '../base/yaml/schema-parts.ts';

export const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Day = (typeof DAYS)[number];

/** How much of what players tell is shown, least first. */
export const SEES = ['own-rooms', 'nothing-personal', 'everything'] as const;
export type Sees = (typeof SEES)[number];

const Names = (description: string) => Type.Array(Text(), { maxItems: 1000, description });

export const Hours = (description: string) =>
  Type.String({
    minLength: 1,
    maxLength: 200,
    description: `${description} 08:00-23:00, or several with commas.`,
  });

export const Days = (description: string) => Type.Array(Type.Enum([...DAYS]), { maxItems: 7, description });

const May = (description: string) =>
  Names(
    `${description} Risk classes (docs/risk-classes.md), actions by name (AVTransport.Play, AVTransport.*, page./status/zp, cast.airplay), or everything.`,
  );

const SourcesSchema = Strict(
  {
    schemes: Type.Optional(
      Names('URI schemes that may be played. Default: every known scheme but that of file shares.'),
    ),
    hosts: Type.Optional(
      Names(
        'Hosts that music may come from: names, *.example.org, addresses, networks. Default: any but the players themselves.',
      ),
    ),
    shares: Type.Optional(Names('Servers whose file shares may be played and indexed. Default: none.')),
    art: Type.Optional(Names('Hosts that a player may fetch pictures from. Default: the players only.')),
    software: Type.Optional(Names('Hosts that a player may take software from. Default: none.')),
  },
  'Where a player may be told to fetch from. A list that is left out has its default; an empty one is nowhere.',
);

const AlsoSchema = Strict(
  {
    may: May('What is permitted.'),
    rooms: Type.Optional(Names('Only in these rooms. Default: in every room.')),
    hours: Type.Optional(Hours('Only within these hours.')),
    days: Type.Optional(Days('Only on these days. Default: every day.')),
  },
  'Something more that is permitted, in some rooms or at some hours only.',
);

/** What may be said about a role, a group or a person. `may` and `also` permit; every other key takes away. */
export const RULE_PROPERTIES = {
  may: Type.Optional(May('What is permitted. Default: nothing.')),
  also: Type.Optional(Type.Array(AlsoSchema, { maxItems: 100 })),
  'may-not': Type.Optional(Names('What is refused, whatever permits it. The same words as in may.')),
  rooms: Type.Optional(Names('Refused in every other room. Default: no limit. An empty list is no room.')),
  hours: Type.Optional(Hours('Refused outside these hours. A window may cross midnight.')),
  days: Type.Optional(
    Days('Refused on other days. What begins on a day and crosses midnight counts for that day.'),
  ),
  'volume-cap': Type.Optional(Whole(0, 100, 'The loudest that a room may be made. 100 is no cap.')),
  'volume-caps': Type.Optional(
    Type.Record(Type.String(), Whole(0, 100), {
      description: 'Caps of single rooms; there they stand in place of volume-cap.',
    }),
  ),
  sources: Type.Optional(SourcesSchema),
  sees: Type.Optional(
    Type.Enum([...SEES], {
      description:
        'What of the answers of players is shown. nothing-personal: no serial numbers, hardware addresses and accounts. own-rooms: nor the rooms that may not be read. Default: nothing-personal for a role, no limit for a group or a person (docs/redaction.md).',
    }),
  ),
  'read-only': Type.Optional(Flag('True: everything that is not of class read is refused.')),
};

export const RuleSchema = Strict(RULE_PROPERTIES);
export type RuleDefinition = Static<typeof RuleSchema>;
export type AlsoDefinition = Static<typeof AlsoSchema>;
export type SourcesDefinition = Static<typeof SourcesSchema>;
