import type { PlayerState } from '../../state/player.ts';
import { type ActionModel, done, fault } from '../../world.ts';

/** Volume, mute, bass and treble: simple levels that are read, set, and kept within their range. */
type Channel = keyof PlayerState['rendering']['volume'];

const CHANNELS = ['Master', 'LF', 'RF'] as const;

const channelOf = (text: string | undefined): Channel | undefined =>
  CHANNELS.find((channel) => channel === text);

export const clampVolume = (value: number): number => Math.max(0, Math.min(100, Math.round(value)));

export const getVolume: ActionModel = ({ player, args }) => {
  const channel = channelOf(args['Channel']);
  return channel ? done({ CurrentVolume: String(player.rendering.volume[channel]) }) : fault(402);
};

export const setVolume: ActionModel = ({ world, player, args }) => {
  const channel = channelOf(args['Channel']);
  if (!channel) return fault(402);
  // A fixed line out has no volume of its own (GetOutputFixed).
  if (player.rendering.outputFixed) return fault(800);
  player.rendering.volume[channel] = clampVolume(Number(args['DesiredVolume']));
  world.changed();
  return done();
};

export const setRelativeVolume: ActionModel = ({ world, player, args }) => {
  const channel = channelOf(args['Channel']);
  if (!channel) return fault(402);
  if (player.rendering.outputFixed) return fault(800);
  const volume = clampVolume(player.rendering.volume[channel] + Number(args['Adjustment']));
  player.rendering.volume[channel] = volume;
  world.changed();
  return done({ NewVolume: String(volume) });
};

export const getMute: ActionModel = ({ player, args }) => {
  const channel = channelOf(args['Channel']);
  return channel ? done({ CurrentMute: player.rendering.mute[channel] ? '1' : '0' }) : fault(402);
};

export const setMute: ActionModel = ({ world, player, args }) => {
  const channel = channelOf(args['Channel']);
  if (!channel) return fault(402);
  player.rendering.mute[channel] = args['DesiredMute'] === '1';
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
