import { setMasterVolume } from '../../media/volume.ts';
import { type ActionModel, done, fault } from '../../world.ts';

/**
 * Volume in 1/256 dB, as RenderingControl:1 §2.4.17 counts. Unsure: the curve of real players was never recorded; a straight line
 * from -36 dB at 1 to 0 dB at 100 stands in, a capture of GetVolumeDB at several volumes would settle it.
 */
const LOWEST = -9216;

const toDecibel = (volume: number): number => Math.round(LOWEST + (volume / 100) * -LOWEST);

export const getVolumeDb: ActionModel = ({ player, args }) =>
  args['Channel'] === 'Master'
    ? done({ CurrentVolume: String(toDecibel(player.rendering.volume.Master)) })
    : fault(402);

export const setVolumeDb: ActionModel = ({ world, player, args }) => {
  const decibel = Number(args['DesiredVolume']);
  if (args['Channel'] !== 'Master' || decibel < LOWEST || decibel > 0) return fault(402);
  if (player.rendering.outputFixed) return fault(800);
  setMasterVolume(world, player, (1 - decibel / LOWEST) * 100);
  return done();
};

export const getVolumeDbRange: ActionModel = () => done({ MinValue: String(LOWEST), MaxValue: '0' });
