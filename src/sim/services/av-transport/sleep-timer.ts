import { armSleepTimer } from '../../media/sleep-timer.ts';
import { formatTime, parseTime } from '../../media/time.ts';
import { type ActionModel, done, fault } from '../../world.ts';

/** The app offers up to two hours; players take up to a day. */
const LONGEST_SECONDS = 86_399;

/** An empty duration switches the timer off (svrooij/sonos-api-docs). Unsure: whether 0:00:00 does too; here it does. */
export const configureSleepTimer: ActionModel = ({ world, player, args }) => {
  const text = args['NewSleepTimerDuration'] ?? '';
  const seconds = text === '' ? 0 : parseTime(text);
  if (seconds === undefined || seconds > LONGEST_SECONDS) return fault(402);
  const { transport } = player;
  transport.sleepTimerGeneration += 1;
  transport.sleepTimerEndsAt = seconds === 0 ? 0 : world.clock.elapsed() + seconds * 1000;
  armSleepTimer(world, player);
  world.changed();
  return done();
};

export const getRemainingSleepTimerDuration: ActionModel = ({ world, player: { transport } }) => {
  const left = (transport.sleepTimerEndsAt - world.clock.elapsed()) / 1000;
  return done({
    RemainingSleepTimerDuration: transport.sleepTimerEndsAt === 0 ? '' : formatTime(left),
    CurrentSleepTimerGeneration: String(transport.sleepTimerGeneration),
  });
};
