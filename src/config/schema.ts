import { Type, type Static } from 'typebox';
import { Address, Strict, Text, Whole } from '../base/yaml/schema-parts.ts';
import { RISK_CLASSES } from '../catalog/risk.ts';
import { Days, Hours, RULE_PROPERTIES } from './rule-schema.ts';

/** Roles that ship with Tonewall (`shipped-rules.ts`). */
export const SHIPPED_ROLES = ['owner', 'member', 'guest', 'program', 'nobody'] as const;
export type ShippedRole = (typeof SHIPPED_ROLES)[number];

const PlayerSchema = Strict(
  {
    address: Address('IPv4 address of the player.'),
    id: Type.Optional(
      Text(
        'RINCON_000E58A0370101400: the name that the player has of its maker. Then nothing else at that address is taken for it. Default: what it says when it is read first.',
      ),
    ),
    'guarded-at': Type.Optional(
      Address('Where clients reach it through the guard. Default: address (the guard stands in the way).'),
    ),
  },
  'A player. The name is the room as the guard knows it; what a player calls itself is not trusted.',
);

const NamesSchema = Strict(
  {
    names: Type.Array(Type.String({ minLength: 1, maxLength: 255 }), {
      maxItems: 500,
      description: "Names: api.spotify.com, or '*.sonos.com' for all below it. An empty list is none.",
    }),
    resolver: Address('IPv4 address of the DNS server that the guard asks for them.'),
  },
  'What players there reach of the internet: the addresses of these names and nothing else. Default: all of it. Only where players are.',
);

const SegmentSchema = Strict(
  {
    network: Type.Optional(Text('10.0.20.0/24. Not for the internet.')),
    role: Type.Optional(
      Text('The role of whoever is in it and is not known otherwise. Not where players or the internet are.'),
    ),
    name: Type.Optional(Text('As people see it. Default: the interface, or the network.')),
    interface: Type.Optional(
      Text("eth1: the card of this computer that leads there. Makes the guard's computer the gateway."),
    ),
    holds: Type.Optional(
      Type.Enum(['players', 'internet'], {
        description: 'What is there besides people: the players, or the internet. Default: people.',
      }),
    ),
    'plays-with': Type.Optional(
      Type.Array(Text(), {
        minItems: 1,
        maxItems: 16,
        description:
          'Where players are: names of other segments that hold players. The players of this file in both reach each other on every port, as those that play together must. Default: none.',
      }),
    ),
    internet: Type.Optional(NamesSchema),
    'short-way': Type.Optional(
      Type.Boolean({
        description:
          'Where people are: what they answer to a player that fetches music from them is sent on at the card, past all rules of this computer, while what the player sends meets the rules with each packet (docs/gateway.md, the short way). Default: false.',
      }),
    ),
  },
  'A network: one with a role of its own, or, with interface, a segment that this computer stands between.',
);

const RoleSchema = Strict(
  {
    extends: Type.Optional(
      Type.Enum([...SHIPPED_ROLES], {
        description: 'Begin with this shipped role; a key that is written stands in place of its key.',
      }),
    ),
    ...RULE_PROPERTIES,
  },
  'A role. One that is written stands in place of the shipped one of that name, whole, unless it extends it.',
);

const GroupSchema = Strict(RULE_PROPERTIES, 'More rules for some: its permits add, its limits hold as well.');

const PersonSchema = Strict(
  {
    name: Type.Optional(Text('As people see it. Default: the id.')),
    role: Text('One of roles.'),
    groups: Type.Optional(Type.Array(Text(), { maxItems: 100, description: 'Of groups.' })),
    ...RULE_PROPERTIES,
  },
  'A person, and rules for this person alone.',
);

const QuietSchema = Strict(
  {
    hours: Hours('When it is quiet.'),
    days: Type.Optional(Days('On which days it begins. Default: every day.')),
    rooms: Type.Optional(
      Type.Array(Text(), { minItems: 1, maxItems: 1000, description: 'Where. Default: in every room.' }),
    ),
    except: Type.Optional(
      Type.Array(Text(), { maxItems: 100, description: 'Roles that are not bound. Default: none.' }),
    ),
  },
  'Nobody starts music or turns it up then; pausing, stopping and turning down stay possible.',
);

const FrontDeskSchema = Strict(
  {
    address: Type.Optional(
      Address(
        "Own address of the guard's computer that devices can reach. Default: 127.0.0.1 (this computer).",
      ),
    ),
    port: Type.Optional(Whole(1, 65_535, 'Default: 8080, and with a name 8443.')),
    name: Type.Optional(
      Text(
        'DNS name under which devices find it: desk.example.org. With it the pages have TLS, answer under this name alone, and people can have passkeys. Default: none, the address over plain HTTP.',
      ),
    ),
    certificate: Type.Optional(
      Strict(
        {
          chain: Text(
            'File with the certificate and those that signed it (PEM), from the folder of this file.',
          ),
          key: Text('File with its private key (PEM), from the folder of this file.'),
        },
        "A certificate for the name. Both files are read anew every hour. Default: one that the guard's own authority signs (docs/identity.md).",
      ),
    ),
  },
  'The pages on which devices are enrolled, people sign in and owners approve. Without this key there are none.',
);

const Mapping = <S extends Parameters<typeof Type.Record>[1]>(schema: S, description: string) =>
  Type.Record(Type.String(), schema, { description });

/** `tonewall.yaml`. `schemas/tonewall.json` and `docs/configuration.md` are made from this. */
export const ConfigSchema = Strict({
  version: Whole(1, 1, 'Version of this format: 1.'),
  'time-zone': Type.Optional(Text('Europe/Berlin (IANA). Needed as soon as hours or days are written.')),
  players: Mapping(PlayerSchema, 'The players to guard, by room.'),
  segments: Type.Optional(Type.Array(SegmentSchema, { maxItems: 1000 })),
  roles: Type.Optional(Mapping(RoleSchema, 'Roles by name.')),
  groups: Type.Optional(Mapping(GroupSchema, 'Groups by name.')),
  people: Type.Optional(Mapping(PersonSchema, 'People by id. Passwords and devices are not kept here.')),
  'quiet-hours': Type.Optional(QuietSchema),
  approval: Type.Optional(
    Type.Array(Type.Enum([...RISK_CLASSES]), {
      description: 'Risk classes that an owner has to approve each time. Default: system, account, bonding.',
    }),
  ),
  'front-desk': Type.Optional(FrontDeskSchema),
  policies: Type.Optional(
    Type.Array(Text(), {
      maxItems: 100,
      description: 'Cedar files with more policies, from the folder of this file (docs/policy.md).',
    }),
  ),
});

export type ConfigDefinition = Static<typeof ConfigSchema>;
export type RoleDefinition = Static<typeof RoleSchema>;
