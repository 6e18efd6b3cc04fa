import { Type, type Static } from 'typebox';
import {
  AlarmSchema,
  FavoriteSchema,
  LibrarySchema,
  PlaylistSchema,
  StationSchema,
  TrackSchema,
} from './content-schema.ts';
import {
  AccountSchema,
  ControllerSchema,
  RegistrationSchema,
  TimeSchema,
  VanishedSchema,
  WifiSchema,
} from './people-schema.ts';
import { FaultSchema } from './fault-schema.ts';
import { PlayerSchema, SwitchesSchema } from './player-schema.ts';
import { Address, Flag, Strict, Text, Whole } from '../../base/yaml/schema-parts.ts';
import { BuildText, Uri } from './schema-parts.ts';

const RoomSchema = Strict(
  {
    name: Text('As people see it.'),
    icon: Type.Optional(Text('x-rincon-roomicon:kitchen')),
    players: Type.Array(PlayerSchema, { minItems: 1, maxItems: 8 }),
    volume: Type.Optional(Whole(0, 100)),
    mute: Type.Optional(Flag()),
    queue: Type.Optional(Type.Array(TrackSchema)),
    source: Type.Optional(
      Strict({ uri: Uri('What is set to play instead of the queue.'), title: Type.Optional(Text()) }),
    ),
    playing: Type.Optional(Flag('Plays when the household starts.')),
  },
  'A room: one player, a stereo pair, or a home theatre.',
);

/** A household file. `schemas/household.json` is made from this. */
export const HouseholdSchema = Strict({
  name: Text('Name of the household; ids and hardware addresses are made from it.'),
  id: Type.Optional(Type.String({ pattern: '^Sonos_[0-9A-Za-z]{1,40}$' })),
  museSuffix: Type.Optional(Type.String({ pattern: '^[0-9A-Za-z_-]{1,40}$' })),
  locationId: Type.Optional(Type.String({ pattern: '^lc_[0-9a-f]{32}$' })),
  firstAddress: Type.Optional(
    Address('Address of the first player; the others follow. Default: 127.20.0.11.'),
  ),
  build: Type.Optional(BuildText('Build of players that name none.')),
  switches: Type.Optional(SwitchesSchema),
  soapOverTls: Type.Optional(
    Flag('Whether SOAP on 1443 still works with UPnP off. Default: it does (one report).'),
  ),
  ports: Type.Optional(
    Strict(
      { ssh: Type.Optional(Whole(1, 65_535)), telnet: Type.Optional(Whole(1, 65_535)) },
      'Other ports for login services, for runs that may not take 22 and 23.',
    ),
  ),
  rooms: Type.Array(RoomSchema, { minItems: 1, maxItems: 5000 }),
  groups: Type.Optional(
    Type.Array(Type.Array(Text(), { minItems: 2 }), {
      description: 'Rooms that are grouped at the start; the first leads.',
    }),
  ),
  vanished: Type.Optional(Type.Array(VanishedSchema)),
  favorites: Type.Optional(Type.Array(FavoriteSchema)),
  radioStations: Type.Optional(Type.Array(StationSchema)),
  playlists: Type.Optional(Type.Array(PlaylistSchema)),
  alarms: Type.Optional(Type.Array(AlarmSchema)),
  library: Type.Optional(LibrarySchema),
  wifi: Type.Optional(WifiSchema),
  controllers: Type.Optional(Type.Array(ControllerSchema)),
  accounts: Type.Optional(Type.Array(AccountSchema)),
  registration: Type.Optional(RegistrationSchema),
  time: Type.Optional(TimeSchema),
  faults: Type.Optional(Type.Array(FaultSchema, { description: 'In force from the start.' })),
  strings: Type.Optional(
    Type.Record(Type.String(), Type.String(), { description: 'SystemProperties by name.' }),
  ),
});

export type HouseholdDefinition = Static<typeof HouseholdSchema>;
export type RoomDefinition = HouseholdDefinition['rooms'][number];
