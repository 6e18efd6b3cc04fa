import type { FavoriteDefinition, StationDefinition, TrackDefinition } from '../content-schema.ts';

/** What a household holds whose file says nothing: enough to browse, invented throughout. */
export const SAMPLE_SHARE = '//nas.local/Music';

export const SAMPLE_TRACKS: readonly TrackDefinition[] = [
  {
    title: 'First Light',
    artist: 'The Quays',
    album: 'Harbour Songs',
    seconds: 212,
    genre: 'Folk',
    trackNumber: 1,
  },
  {
    title: 'Slack Water',
    artist: 'The Quays',
    album: 'Harbour Songs',
    seconds: 187,
    genre: 'Folk',
    trackNumber: 2,
  },
  {
    title: 'Lamps & Ropes',
    artist: 'The Quays',
    album: 'Harbour Songs',
    seconds: 244,
    genre: 'Folk',
    trackNumber: 3,
  },
  { title: 'Copper', artist: 'Anneke Vos', album: 'Metals', seconds: 301, genre: 'Jazz', trackNumber: 1 },
  { title: 'Zinc', artist: 'Anneke Vos', album: 'Metals', seconds: 268, genre: 'Jazz', trackNumber: 2 },
  { title: 'Tin', artist: 'Anneke Vos', album: 'Metals', seconds: 199, genre: 'Jazz', trackNumber: 3 },
  {
    title: 'Allegro',
    artist: 'Collegium Nord',
    album: 'Suite in D',
    seconds: 154,
    genre: 'Classical',
    composer: 'J. Lind',
    trackNumber: 1,
  },
  {
    title: 'Sarabande',
    artist: 'Collegium Nord',
    album: 'Suite in D',
    seconds: 226,
    genre: 'Classical',
    composer: 'J. Lind',
    trackNumber: 2,
  },
  {
    title: 'Gigue',
    artist: 'Collegium Nord',
    album: 'Suite in D',
    seconds: 131,
    genre: 'Classical',
    composer: 'J. Lind',
    trackNumber: 3,
  },
];

export const SAMPLE_FAVORITES: readonly FavoriteDefinition[] = [
  { title: 'Harbour Radio', uri: 'x-sonosapi-stream:s10001?sid=254&flags=8224&sn=0', description: 'TuneIn' },
  {
    title: 'Copper',
    uri: 'x-sonos-spotify:spotify%3atrack%3a0000000000000000000001?sid=9&flags=8224&sn=1',
    description: 'By Anneke Vos',
    class: 'object.item.audioItem.musicTrack',
  },
];

export const SAMPLE_STATIONS: readonly StationDefinition[] = [
  { title: 'Harbour Radio', uri: 'x-sonosapi-stream:s10001?sid=254&flags=8224&sn=0' },
  { title: 'News 24', uri: 'x-rincon-mp3radio://news.example/stream' },
];
