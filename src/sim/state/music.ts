/*
 * What a household has to play: tracks, favourites, saved queues, the library, accounts and music services.
 */

/** A track, stream or container as DIDL-Lite knows it. Absent fields are absent elements. */
export interface MediaItemState {
  /** Object id, unique within its container: `FV:2/3`, `S://nas/music/a.mp3`. */
  id: string;
  parentId: string;
  title: string;
  upnpClass: string;
  uri: string;
  protocolInfo: string;
  artist?: string;
  album?: string;
  albumArtUri?: string;
  /** Seconds; absent for streams. */
  duration?: number;
  /** DIDL of the item as a controller handed it over; kept word for word as players do. */
  metaData?: string;
}

export interface FavoriteState extends MediaItemState {
  ordinal: number;
  type: string;
  description: string;
  /** DIDL of what the favourite stands for (`r:resMD`). */
  resourceMetaData: string;
}

export interface SavedQueueState {
  /** `SQ:<n>`. */
  id: string;
  title: string;
  updateId: number;
  tracks: MediaItemState[];
}

export interface LibraryState {
  shares: { path: string; username?: string }[];
  tracks: LibraryTrackState[];
  indexing: boolean;
  lastIndexChange: string;
  /** AlbumArtistDisplayOption of the last index; absent until somebody sets it. */
  albumArtists?: string;
}

export interface LibraryTrackState extends MediaItemState {
  artist: string;
  album: string;
  genre: string;
  composer: string;
  trackNumber: number;
}

export interface AccountState {
  serviceType: number;
  serialNumber: number;
  username: string;
  nickname: string;
  deviceId: string;
  key: string;
  /** Removed, and still listed on old pages (SoCo status_accounts). */
  deleted?: boolean;
}

export interface MusicServiceState {
  id: number;
  name: string;
  uri: string;
  secureUri: string;
  containerType: string;
  capabilities: string;
  version: string;
  auth: string;
  /** Seconds between looks for changes. */
  pollInterval?: string;
  strings?: LinkedFileState;
  presentationMap?: LinkedFileState;
  manifest?: LinkedFileState;
}

/** A file of a music service that controllers fetch. */
export interface LinkedFileState {
  version: string;
  uri: string;
}
