import { textOf, type JsonObject } from '../json.ts';
import type { AudioClip, MuseNamespace, PlayerCall } from '../namespace.ts';
import { capabilities } from '../objects.ts';
import { accepted, answered, failed, type MuseOutcome } from '../outcome.ts';

const MAX_KEPT = 20;
/** The built-in chime lasts about that long. */
const CHIME_MS = 3000;

const clipObject = (clip: AudioClip): JsonObject => ({ _objectType: 'audioClip', ...clip });

/** `audioClip:1`: a sound laid over what plays. The player fetches `streamUrl` itself: whoever may call may make it dial out. */
export const audioClip: MuseNamespace = {
  name: 'audioClip',
  scope: 'player',
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
  const { body, world, player, clips } = call;
  if (!capabilities(player).includes('AUDIO_CLIP')) return failed('ERROR_NOT_CAPABLE', 'No AUDIO_CLIP');
  const name = textOf(body, 'name');
  const appId = textOf(body, 'appId');
  if (name === undefined || appId === undefined)
    return failed('ERROR_MISSING_PARAMETERS', 'Missing name or appId');
  const streamUrl = textOf(body, 'streamUrl');
  const clipType = textOf(body, 'clipType') ?? (streamUrl === undefined ? 'CHIME' : 'CUSTOM');
  if (clipType === 'CUSTOM' && streamUrl === undefined) {
    return failed('ERROR_MISSING_PARAMETERS', 'Missing streamUrl');
  }
  const clip: AudioClip = {
    id: world.random.uuid(),
    name,
    appId,
    priority: textOf(body, 'priority') ?? 'LOW',
    clipType,
    status: 'ACTIVE',
  };
  clips.push(clip);
  clips.splice(0, Math.max(0, clips.length - MAX_KEPT));
  play(call, clip, streamUrl);
  world.changed();
  return answered('audioClip', clipObject(clip));
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
