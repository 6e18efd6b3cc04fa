import { numberOf, textOf, type JsonObject } from '../json.ts';
import type { AudioClip, MuseNamespace, PlayerCall } from '../namespace.ts';
import { accepted, answered, failed, type MuseOutcome } from '../outcome.ts';

const MAX_KEPT = 20;
/** The built-in chime lasts about that long. */
const CHIME_MS = 3000;

/** The volume is none of the fields that players tell (docs.sonos.com, audioClip parameters). */
const clipObject = ({ volume: _volume, ...shown }: AudioClip): JsonObject => ({
  _objectType: 'audioClip',
  ...shown,
});

/** `audioClip:1`: a sound laid over what plays. The player fetches `streamUrl` itself: whoever may call may make it dial out. */
export const audioClip: MuseNamespace = {
  name: 'audioClip',
  scope: 'player',
  capability: 'AUDIO_CLIP',
  commands: {
    loadAudioClip: { rest: { method: 'POST', path: '/audioClip' }, run: load },
    cancelAudioClip: { rest: { method: 'POST', path: '/audioClip/cancel' }, run: cancel },
  },
  event: ({ clips }) => ({
    type: 'audioClipStatus',
    body: { _objectType: 'audioClipStatus', audioClips: clips.map(clipObject) },
  }),
};

function load(call: PlayerCall): MuseOutcome {
  const { world, clips } = call;
  const wanted = readWanted(call.body);
  if ('kind' in wanted) return wanted;
  const { streamUrl, ...shown } = wanted;
  const clip: AudioClip = { id: world.random.uuid(), ...shown, status: 'ACTIVE' };
  clips.push(clip);
  clips.splice(0, Math.max(0, clips.length - MAX_KEPT));
  play(call, clip, streamUrl);
  world.changed();
  return answered('audioClip', clipObject(clip));
}

type WantedClip = Omit<AudioClip, 'id' | 'status'> & { readonly streamUrl?: string };

/** What is asked for, or why it cannot be (docs.sonos.com, audioClip). */
function readWanted(body: JsonObject): WantedClip | MuseOutcome {
  const [name, appId, streamUrl] = ['name', 'appId', 'streamUrl'].map((key) => textOf(body, key));
  if (name === undefined || appId === undefined)
    return failed('ERROR_MISSING_PARAMETERS', 'Missing name or appId');
  const clipType = textOf(body, 'clipType') ?? (streamUrl === undefined ? 'CHIME' : 'CUSTOM');
  if (clipType === 'CUSTOM' && streamUrl === undefined)
    return failed('ERROR_MISSING_PARAMETERS', 'Missing streamUrl');
  const priority = textOf(body, 'priority') ?? 'LOW';
  const volume = numberOf(body, 'volume');
  const wrong = wrongIn({ name, appId, clipType, priority, volume, body });
  if (wrong !== undefined) return failed('ERROR_INVALID_PARAMETER', wrong);
  return {
    name,
    appId,
    priority,
    clipType,
    ...(volume === undefined ? {} : { volume }),
    ...(streamUrl === undefined ? {} : { streamUrl }),
  };
}

interface Checked {
  readonly name: string;
  readonly appId: string;
  readonly clipType: string;
  readonly priority: string;
  readonly volume: number | undefined;
  readonly body: JsonObject;
}

/** Lengths, names and ranges of docs.sonos.com. Unsure: the range of the volume, taken as that of players. */
function wrongIn({ name, appId, clipType, priority, volume, body }: Checked): string | undefined {
  if (name.length > 64) return 'name is longer than 64';
  if (appId.length > 127) return 'appId is longer than 127';
  if (!['CHIME', 'CUSTOM'].includes(clipType)) return 'clipType is CHIME or CUSTOM';
  if (!['LOW', 'HIGH'].includes(priority)) return 'priority is LOW or HIGH';
  if (volume !== undefined && (volume < 0 || volume > 100)) return 'volume is 0 to 100';
  // The fetcher has no credentials to send.
  if (textOf(body, 'httpAuthorization') !== undefined) return 'httpAuthorization is not simulated';
  return undefined;
}

/** Clips are fetched under a name of their own so that what plays goes on. */
const fetchName = (playerId: string, clip: AudioClip): string => `${playerId}/${clip.id}`;

function play({ world, player }: PlayerCall, clip: AudioClip, streamUrl: string | undefined): void {
  const end = (status: AudioClip['status']): void => {
    if (clip.status !== 'ACTIVE') return;
    clip.status = status;
    world.changed();
  };
  if (streamUrl === undefined) {
    world.clock.after(CHIME_MS, () => end('DONE'), { unref: true });
    return;
  }
  world.media.start(fetchName(player.id, clip), streamUrl, (outcome) =>
    end(outcome.kind === 'ended' ? 'DONE' : 'ERROR'),
  );
}

function cancel({ body, world, player, clips }: PlayerCall): MuseOutcome {
  const id = textOf(body, 'id');
  const clip = clips.find((candidate) => candidate.id === id);
  if (!clip) return failed('ERROR_AUDIO_CLIP_ID_NOT_FOUND', 'No such clip');
  clip.status = 'DISMISSED';
  world.media.stop(fetchName(player.id, clip));
  world.changed();
  return accepted;
}
