import type { Clock } from '../../ports/clock.ts';
import type { Recorder } from '../recorder/recorder.ts';
import type { HouseholdState } from '../state/household.ts';
import type { MediaFetcher, MediaOutcome } from '../world.ts';
import { fetchStream } from './http-stream.ts';
import { createOwnSources } from './own-sources.ts';
import { dialShare } from './share.ts';
import { streamHeaders } from './source.ts';
import { fetchUrlOf } from './uri.ts';

export interface FetcherOptions {
  readonly household: HouseholdState;
  readonly clock: Clock;
  readonly recorder: Recorder;
  /** Port of file servers; tests without privileges use another. */
  readonly smbPort?: number;
}

export interface StoppableFetcher extends MediaFetcher {
  stopAll(): void;
}

/** Names of fetches may carry a suffix (`RINCON_…/clip`): an audio clip or an update goes beside the music of its player. */
const playerIn = (name: string): string => name.split('/')[0] ?? name;

export function createMediaFetcher(options: FetcherOptions): StoppableFetcher {
  const running = new Map<string, AbortController>();
  const isOwn = createOwnSources(options.household);
  const stop = (name: string): void => {
    running.get(name)?.abort();
    running.delete(name);
  };
  return {
    start: (name, uri, onEnd) => {
      stop(name);
      const url = fetchUrlOf(uri);
      if (url === undefined) return;
      if (isOwn(url)) return note(options, name, { url, ...firstMessage(url) });
      const controller = new AbortController();
      running.set(name, controller);
      void finish(run(options, { name, url, signal: controller.signal }), (outcome) => {
        // What was let go has no say any more.
        if (controller.signal.aborted) return;
        running.delete(name);
        onEnd(outcome);
      });
    },
    stop,
    stopAll: () => {
      for (const name of running.keys()) stop(name);
    },
  };
}

async function finish(work: Promise<MediaOutcome>, onEnd: (outcome: MediaOutcome) => void): Promise<void> {
  onEnd(await work);
}

interface Fetch {
  readonly name: string;
  readonly url: string;
  readonly signal: AbortSignal;
}

async function run(options: FetcherOptions, fetch: Fetch): Promise<MediaOutcome> {
  const { household, clock } = options;
  const { url, signal } = fetch;
  const player = household.players[playerIn(fetch.name)];
  if (!player) return { kind: 'failed', reason: 'no such player' };
  const localAddress = player.address;
  if (url.startsWith('smb:')) {
    note(options, fetch.name, { url, ...firstMessage(url) });
    return dialShare({ url, signal, localAddress, port: options.smbPort });
  }
  const headers = streamHeaders(player, household.id);
  const onRequest = (url: string): void => note(options, fetch.name, { url, method: 'GET', headers });
  return fetchStream({ clock, url, headers, signal, onRequest, localAddress });
}

interface Noted {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** What a player would begin with where nothing is sent, or nothing but this. */
const firstMessage = (url: string): Omit<Noted, 'url'> => ({
  method: url.startsWith('smb:') ? 'NEGOTIATE' : 'GET',
  headers: {},
});

function note({ recorder }: FetcherOptions, name: string, { url, method, headers }: Noted): void {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  const port = Number(parsed?.port) || (parsed?.protocol === 'smb:' ? 445 : 80);
  recorder.record({
    direction: 'out',
    door: 'media',
    playerId: playerIn(name),
    peer: { address: parsed?.hostname ?? '', port },
    method,
    target: url,
    headers: Object.entries(headers),
  });
}
