import { type ActionModel, done, fault } from '../../world.ts';

/**
 * GetEQ and SetEQ know these types; most exist on home-theatre players only (SoCo doc, svrooij/sonos-api-docs). A player has those that
 * its state lists; others are a fault, as a Play:1 answers.
 */
const RANGES: Readonly<Record<string, readonly [lowest: number, highest: number]>> = {
  DialogLevel: [0, 4],
  NightMode: [0, 1],
  SubEnable: [0, 1],
  SubGain: [-15, 15],
  SubPolarity: [0, 1],
  SubCrossover: [0, 1],
  SurroundEnable: [0, 1],
  SurroundLevel: [-15, 15],
  SurroundMode: [0, 1],
  MusicSurroundLevel: [-15, 15],
  HeightChannelLevel: [-10, 10],
  AudioDelay: [0, 5],
  AudioDelayLeftRear: [0, 2],
  AudioDelayRightRear: [0, 2],
};

export const getEq: ActionModel = ({ player, args }) => {
  const value = player.rendering.eq[args['EQType'] ?? ''];
  return value === undefined ? fault(402) : done({ CurrentValue: String(value) });
};

export const setEq: ActionModel = ({ world, player, args }) => {
  const type = args['EQType'] ?? '';
  const value = Number(args['DesiredValue']);
  const [lowest, highest] = RANGES[type] ?? [0, -1];
  if (player.rendering.eq[type] === undefined || value < lowest || value > highest) return fault(402);
  player.rendering.eq[type] = value;
  world.changed();
  return done();
};

export const resetExtEq: ActionModel = ({ world, player, args }) => {
  const type = args['EQType'] ?? '';
  if (player.rendering.eq[type] === undefined) return fault(402);
  player.rendering.eq[type] = type === 'SubEnable' || type === 'SurroundEnable' ? 1 : 0;
  world.changed();
  return done();
};
