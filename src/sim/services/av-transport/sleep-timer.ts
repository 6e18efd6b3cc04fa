import type { Timer } from '../../../ports/clock.ts';
import { formatTime, parseTime } from '../../media/time.ts';
import { stop } from '../../media/transport.ts';
import type { PlayerState } from '../../state/player.ts';
import { type ActionModel, done, fault } from '../../world.ts';

const timers = new WeakMap<PlayerState, Timer>();
/** The app offers up to two hours; players take up to a day. */
const LONGEST_SECONDS = 86_399;

/** An empty duration switches the timer off (svrooij/sonos-api-docs). */
export const configureSleepTimer: ActionModel = ({ world, player, args }) => {
  const text = args['NewSleepTimerDuration'] ?? '';
  const seconds = text === '' ? 0 : parseTime(text);
  if (seconds === undefined || seconds > LONGEST_SECONDS) return fault(402);
  timers.get(player)?.cancel();
  const { transport } = player;
  transport.sleepTimerGeneration += 1;
  transport.sleepTimerEndsAt = seconds === 0 ? 0 : world.clock.elapsed() + seconds * 1000;
  world.changed();
  if (seconds === 0) return done();
  const fall = (): void => {
    transport.sleepTimerEndsAt = 0;
    transport.sleepTimerGeneration += 1;
    stop(world, player);
  };
  timers.set(player, world.clock.after(seconds * 1000, fall, { unref: true }));
  return done();
};

export const getRemainingSleepTimerDuration: ActionModel = ({ world, player: { transport } }) => {
  const left = (transport.sleepTimerEndsAt - world.clock.elapsed()) / 1000;
  return done({
    RemainingSleepTimerDuration: transport.sleepTimerEndsAt === 0 ? '' : formatTime(left),
    CurrentSleepTimerGeneration: String(transport.sleepTimerGeneration),
  });
};
