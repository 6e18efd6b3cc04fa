import type { Comparison } from '../comparison.ts';
import {
  albumsOf,
  artistsOf,
  artOf,
  asMade,
  favoritesOf,
  library,
  numberPlaylists,
  numberStations,
  playlists,
  property,
  stationsOf,
  tracksOf,
} from './listing-contents.ts';
import { answer, object, values } from './listing.ts';
import { JISHI, MADE_UP, OF_2016, OF_2019, SVROOIJ } from './taken-from.ts';

const SOCO = 'SoCo__SoCo/data_structures_entry_integration';
const OF_SOCO = { model: 'S5', build: '28.1-83040', taken: 'not told; kept by SoCo since 2015' } as const;
export const LISTINGS: readonly Comparison[] = [
  answer({
    recording: `${JISHI}/queue.xml`,
    ...OF_2016,
    objectId: 'Q:0',
    contents: (objects) => ({ queue: tracksOf(objects) }),
  }),
  answer({
    recording: `${JISHI}/playlists.xml`,
    ...OF_2016,
    objectId: 'SQ:',
    contents: playlists,
    arrange: numberPlaylists,
  }),
  values({
    recording: 'stefanrenne__RxSonosLib/inline/ContentDirectoryRepositoryTests_L112.xml',
    model: 'S9',
    build: '40.5-48230',
    taken: 'not told; a link in another answer is of March 2018',
    objectId: 'Q:0',
    contents: (objects) => ({ queue: tracksOf(objects) }),
  }),
  values({
    recording: `${SVROOIJ}/sonos-device.test_L391.xml`,
    ...OF_2019,
    objectId: 'R:0/0',
    contents: (objects) => ({ radioStations: stationsOf(objects) }),
    arrange: numberStations,
  }),
  values({
    recording: `${SVROOIJ}/sonos-device.test_L410.xml`,
    ...OF_2019,
    objectId: 'FV:2',
    contents: (objects) => ({ favorites: favoritesOf(objects) }),
    arrange: asMade,
  }),
  values({
    recording: `${SVROOIJ}/content-directory.service.test_L13.xml`,
    ...OF_2019,
    objectId: 'A:ARTIST/eminem',
    contents: albumsOf,
  }),
  values({
    recording: `${SVROOIJ}/content-directory.service.test_L26.xml`,
    ...OF_2019,
    objectId: 'A:ARTIST:eminem',
    contents: artistsOf,
  }),
  object({
    recording: `${SOCO}/album.xml`,
    ...OF_SOCO,
    objectId: 'A:ALBUM',
    contents: (objects) =>
      library(
        objects.map((told) => ({
          title: 'Frantic',
          album: told.title ?? '',
          artist: property(told, 'dc:creator'),
          uri: artOf(told),
        })),
      ),
  }),
  object({ recording: `${SOCO}/artist.xml`, ...OF_SOCO, objectId: 'A:ARTIST', contents: artistsOf }),
  object({
    recording: `${SOCO}/composer.xml`,
    ...OF_SOCO,
    objectId: 'A:COMPOSER',
    contents: (objects) => library(objects.map(({ title = '' }) => ({ title, composer: title }))),
  }),
  object({
    recording: `${SOCO}/genre.xml`,
    ...OF_SOCO,
    objectId: 'A:GENRE',
    contents: (objects) => library(objects.map(({ title = '' }) => ({ title, genre: title }))),
  }),
  object({
    recording: `${SOCO}/track.xml`,
    ...OF_SOCO,
    objectId: 'A:TRACKS',
    contents: (objects) => library(tracksOf(objects)),
  }),
  object({ recording: `${SOCO}/share.xml`, ...OF_SOCO, objectId: 'S:', contents: () => library([]) }),
  object({
    recording: `${SOCO}/audio_broadcast.xml`,
    ...OF_SOCO,
    objectId: 'R:0/0',
    contents: (objects) => ({ radioStations: stationsOf(objects) }),
    arrange: numberStations,
  }),
  object({
    recording: 'steipete__sonoscli/inline/didl_test_L43.xml',
    ...MADE_UP,
    objectId: 'FV:2',
    contents: (objects) => ({ favorites: favoritesOf(objects) }),
    arrange: asMade,
  }),
  object({
    recording: 'steipete__sonoscli/inline/didl_test_L8.xml',
    ...MADE_UP,
    objectId: 'Q:0',
    contents: (objects) => ({ queue: tracksOf(objects) }),
  }),
  answer({
    recording: 'steipete__sonoscli/inline/queue_test_L30.xml',
    ...MADE_UP,
    objectId: 'Q:0',
    contents: (objects) => ({ queue: tracksOf(objects) }),
  }),
];
