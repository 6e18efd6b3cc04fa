import { clampVolume, setMasterMute, setMasterVolume } from '../../media/volume.ts';
import type { PlayerState } from '../../state/player.ts';
import { type ActionModel, done, fault, type World } from '../../world.ts';

/** Volume, mute, bass and treble: simple levels that are read, set, and kept within their range. */
type Channel = keyof PlayerState['rendering']['volume'];

const CHANNELS = ['Master', 'LF', 'RF'] as const;

const channelOf = (text: string | undefined): Channel | undefined =>
  CHANNELS.find((channel) => channel === text);

interface Level {
  readonly channel: Channel;
  readonly volume: number;
}

/** LF and RF are a matter of each player, Master one of the room. */
function applyVolume(world: World, player: PlayerState, { channel, volume }: Level): void {
  if (channel === 'Master') return setMasterVolume(world, player, volume);
  player.rendering.volume[channel] = clampVolume(volume);
  world.changed();
}

export const getVolume: ActionModel = ({ player, args }) => {
  const channel = channelOf(args['Channel']);
  return channel ? done({ CurrentVolume: String(player.rendering.volume[channel]) }) : fault(402);
};

export const setVolume: ActionModel = ({ world, player, args }) => {
  const channel = channelOf(args['Channel']);
  if (!channel) return fault(402);
  // A fixed line out has no volume of its own (GetOutputFixed).
  if (player.rendering.outputFixed) return fault(800);
  applyVolume(world, player, { channel, volume: Number(args['DesiredVolume']) });
  return done();
};

export const setRelativeVolume: ActionModel = ({ world, player, args }) => {
  const channel = channelOf(args['Channel']);
  if (!channel) return fault(402);
  if (player.rendering.outputFixed) return fault(800);
  const volume = clampVolume(player.rendering.volume[channel] + Number(args['Adjustment']));
  applyVolume(world, player, { channel, volume });
  return done({ NewVolume: String(volume) });
};

export const getMute: ActionModel = ({ player, args }) => {
  const channel = channelOf(args['Channel']);
  return channel ? done({ CurrentMute: player.rendering.mute[channel] ? '1' : '0' }) : fault(402);
};

export const setMute: ActionModel = ({ world, player, args }) => {
  const channel = channelOf(args['Channel']);
  if (!channel) return fault(402);
  const mute = args['DesiredMute'] === '1';
  if (channel === 'Master') setMasterMute(world, player, mute);
  else player.rendering.mute[channel] = mute;
  world.changed();
  return done();
};

type Tone = 'bass' | 'treble';

export const getTone =
  (tone: Tone, out: string): ActionModel =>
  ({ player }) =>
    done({ [out]: String(player.rendering[tone]) });

export const setTone =
  (tone: Tone, argument: string): ActionModel =>
  ({ world, player, args }) => {
    player.rendering[tone] = Math.max(-10, Math.min(10, Number(args[argument])));
    world.changed();
    return done();
  };

export const getLoudness: ActionModel = ({ player }) =>
  done({ CurrentLoudness: player.rendering.loudness ? '1' : '0' });

export const setLoudness: ActionModel = ({ world, player, args }) => {
  player.rendering.loudness = args['DesiredLoudness'] === '1';
  world.changed();
  return done();
};

/** The values after the reset come back; the levels of a Play:5 on 57.10 (svrooij/sonos-api-docs). */
export const resetBasicEq: ActionModel = ({ world, player }) => {
  Object.assign(player.rendering, { bass: 0, treble: 0, loudness: true });
  Object.assign(player.rendering.volume, { LF: 100, RF: 100 });
  world.changed();
  return done({ Bass: '0', Treble: '0', Loudness: '1', LeftVolume: '100', RightVolume: '100' });
};
