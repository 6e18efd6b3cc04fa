import { Type, type Static } from 'typebox';
import { Flag, Strict, Text, Whole } from '../../base/yaml/schema-parts.ts';
import { Uri } from './schema-parts.ts';

export const TrackSchema = Strict(
  {
    title: Text(),
    artist: Type.Optional(Text()),
    album: Type.Optional(Text()),
    uri: Type.Optional(Uri('Default: a file on the first share of the library.')),
    seconds: Type.Optional(Whole(1, 86_400)),
    albumArtUri: Type.Optional(Uri()),
    genre: Type.Optional(Text()),
    composer: Type.Optional(Text()),
    trackNumber: Type.Optional(Whole(1, 999)),
  },
  'A track in a queue, a playlist or the library.',
);

export const FavoriteSchema = Strict({
  title: Text(),
  uri: Uri(),
  description: Type.Optional(Text()),
  class: Type.Optional(Text('upnp:class of what it stands for.')),
});

export const StationSchema = Strict({ title: Text(), uri: Uri() });

export const PlaylistSchema = Strict({ title: Text(), tracks: Type.Optional(Type.Array(TrackSchema)) });

const RECURRENCES = '^(ONCE|WEEKDAYS|WEEKENDS|DAILY|ON_[0-6]{1,7})$';

export const AlarmSchema = Strict({
  room: Text('Name of a room.'),
  time: Type.String({ pattern: String.raw`^([01]\d|2[0-3]):[0-5]\d:[0-5]\d$`, description: '07:30:00' }),
  duration: Type.Optional(Type.String({ pattern: String.raw`^\d\d:[0-5]\d:[0-5]\d$` })),
  recurrence: Type.Optional(Type.String({ pattern: RECURRENCES })),
  enabled: Type.Optional(Flag()),
  uri: Type.Optional(Uri('Default: the chime, x-rincon-buzzer:0.')),
  volume: Type.Optional(Whole(0, 100)),
  playMode: Type.Optional(Text()),
  includeLinkedZones: Type.Optional(Flag()),
});

export const LibrarySchema = Strict({
  shares: Type.Optional(
    Type.Array(Strict({ path: Text('//server/share'), username: Type.Optional(Text()) })),
  ),
  tracks: Type.Optional(Type.Array(TrackSchema)),
});

export type TrackDefinition = Static<typeof TrackSchema>;
export type FavoriteDefinition = Static<typeof FavoriteSchema>;
export type StationDefinition = Static<typeof StationSchema>;
export type PlaylistDefinition = Static<typeof PlaylistSchema>;
export type AlarmDefinition = Static<typeof AlarmSchema>;
export type LibraryDefinition = Static<typeof LibrarySchema>;
