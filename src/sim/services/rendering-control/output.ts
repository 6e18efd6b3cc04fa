import { type ActionModel, done, fault } from '../../world.ts';

/** Models with a line out whose level can be fixed (Connect, Port, Amp): GetSupportsOutputFixed answers 1. */
const WITH_LINE_OUT = ['ZP80', 'ZP90', 'S15', 'S16', 'S23'];

const supportsFixed = (model: string): boolean => WITH_LINE_OUT.includes(model);

export const getSupportsOutputFixed: ActionModel = ({ player }) =>
  done({ CurrentSupportsFixed: supportsFixed(player.model) ? '1' : '0' });

export const getOutputFixed: ActionModel = ({ player }) =>
  done({ CurrentFixed: player.rendering.outputFixed ? '1' : '0' });

export const setOutputFixed: ActionModel = ({ world, player, args }) => {
  if (!supportsFixed(player.model)) return fault(800);
  player.rendering.outputFixed = args['DesiredFixed'] === '1';
  world.changed();
  return done();
};

export const getHeadphoneConnected: ActionModel = ({ player }) =>
  done({ CurrentHeadphoneConnected: player.rendering.headphoneConnected ? '1' : '0' });

export const getRoomCalibrationStatus: ActionModel = ({ player }) =>
  done({
    RoomCalibrationEnabled: player.rendering.roomCalibrationEnabled ? '1' : '0',
    RoomCalibrationAvailable: player.rendering.roomCalibrationAvailable ? '1' : '0',
  });

export const setRoomCalibrationStatus: ActionModel = ({ world, player, args }) => {
  if (!player.rendering.roomCalibrationAvailable) return fault(800);
  player.rendering.roomCalibrationEnabled = args['RoomCalibrationEnabled'] === '1';
  world.changed();
  return done();
};
