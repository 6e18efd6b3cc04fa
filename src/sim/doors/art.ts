import { dialable, type FetchArt } from '../pages/art/fetch-art.ts';
import type { Recorder } from '../recorder/recorder.ts';

/** What players fetch for the art proxy stands in the recording, whether it came or not. */
export const recordedArt =
  (recorder: Recorder, fetch: FetchArt): FetchArt =>
  async (wanted) => {
    const url = dialable(wanted.uri);
    if (!url) return undefined;
    const entry = recorder.record({
      direction: 'out',
      door: 'media',
      playerId: wanted.playerId,
      peer: { address: url.hostname, port: Number(url.port || 80) },
      method: 'GET',
      target: wanted.uri,
    });
    const art = await fetch(wanted);
    if (art) entry.note({ status: 200 });
    return art;
  };
