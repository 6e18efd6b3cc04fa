import type { Timer } from '../../../ports/clock.ts';
import { clampVolume, setMasterVolume } from '../../media/volume.ts';
import type { PlayerState } from '../../state/player.ts';
import { type ActionModel, done, fault, type World } from '../../world.ts';

/**
 * RampToVolume: the three kinds of svrooij/sonos-api-docs. A sleep timer fades from where the volume is, an alarm starts at nothing,
 * autoplay is quick. Seconds per 100 steps; unsure: the exact speed, known are "17 s by default" for the sleep timer.
 */
const KINDS: Readonly<Record<string, { readonly fromZero: boolean; readonly seconds: number }>> = {
  SLEEP_TIMER_RAMP_TYPE: { fromZero: false, seconds: 17 },
  ALARM_RAMP_TYPE: { fromZero: true, seconds: 17 },
  AUTOPLAY_RAMP_TYPE: { fromZero: true, seconds: 2 },
};

interface Ramp {
  readonly before: number;
  timer?: Timer;
}

const running = new WeakMap<PlayerState, Ramp>();
const STEPS = 10;

export const rampToVolume: ActionModel = ({ world, player, args }) => {
  const kind = KINDS[args['RampType'] ?? ''];
  if (args['Channel'] !== 'Master' || !kind) return fault(402);
  if (player.rendering.outputFixed) return fault(800);
  const before = player.rendering.volume.Master;
  const start = kind.fromZero ? 0 : before;
  stopRamp(player);
  const ramp: Ramp = { before };
  running.set(player, ramp);
  setMasterVolume(world, player, start);
  climb({
    world,
    player,
    ramp,
    start,
    goal: clampVolume(Number(args['DesiredVolume'])),
    seconds: kind.seconds,
    step: 1,
  });
  return done({ RampTime: String(kind.seconds) });
};

interface Climb {
  readonly world: World;
  readonly player: PlayerState;
  readonly ramp: Ramp;
  readonly start: number;
  readonly goal: number;
  readonly seconds: number;
  readonly step: number;
}

function climb(at: Climb): void {
  const { world, player, ramp, start, goal, seconds, step } = at;
  ramp.timer = world.clock.after(
    (seconds * 1000) / STEPS,
    () => {
      setMasterVolume(world, player, start + ((goal - start) * step) / STEPS);
      if (step < STEPS) climb({ ...at, step: step + 1 });
    },
    { unref: true },
  );
}

function stopRamp(player: PlayerState): Ramp | undefined {
  const ramp = running.get(player);
  ramp?.timer?.cancel();
  running.delete(player);
  return ramp;
}

export const restoreVolumePriorToRamp: ActionModel = ({ world, player, args }) => {
  if (args['Channel'] !== 'Master') return fault(402);
  const ramp = stopRamp(player);
  if (ramp) setMasterVolume(world, player, ramp.before);
  return done();
};
