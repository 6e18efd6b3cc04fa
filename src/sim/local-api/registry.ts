import type { MuseNamespace } from './namespace.ts';
import { audioClip } from './namespaces/audio-clip.ts';
import { favorites, loadFavorite } from './namespaces/favorites.ts';
import { groupsOfHousehold, membersOfGroup } from './namespaces/groups.ts';
import { homeTheater } from './namespaces/home-theater.ts';
import { playback } from './namespaces/playback.ts';
import { playbackMetadata } from './namespaces/playback-metadata.ts';
import { playbackSession, playbackSessionOfApp } from './namespaces/playback-session.ts';
import { loadPlaylist, playlists } from './namespaces/playlists.ts';
import { settings } from './namespaces/settings.ts';
import { groupVolume, playerVolume } from './namespaces/volume.ts';

/** Every part of the local API that is modelled. A namespace about two kinds of objects stands here twice. */
export const NAMESPACES: readonly MuseNamespace[] = [
  groupsOfHousehold,
  membersOfGroup,
  groupVolume,
  playerVolume,
  playback,
  playbackMetadata,
  playbackSession,
  playbackSessionOfApp,
  favorites,
  loadFavorite,
  playlists,
  loadPlaylist,
  audioClip,
  homeTheater,
  settings,
];
