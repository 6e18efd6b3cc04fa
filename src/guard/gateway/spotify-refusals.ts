import { SPOTIFY_STATUSES, type SpotifyStatus } from '../../catalog/spotify-connect.ts';
import type { Headers } from '../../wire/http/headers.ts';
import type { Answer } from './answer.ts';

export const JSON_HEADERS: Headers = [['CONTENT-TYPE', 'application/json']];

interface Told {
  /** Of HTTP. */
  readonly status: number;
  readonly is: SpotifyStatus;
  /** A sentence. */
  readonly why: string;
}

/** A refusal in the form of Spotify's own answers, and beside its members why: apps leave out what they do not know. */
export const spotifyRefusal = ({ status, is, why }: Told): Answer => ({
  status,
  headers: JSON_HEADERS,
  body: JSON.stringify({ ...SPOTIFY_STATUSES[is], spotifyError: 0, reason: why }),
});
