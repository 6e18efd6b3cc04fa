import type { EventEngine } from './events/engine.ts';
import { regroup } from './media/regroup.ts';
import { stop } from './media/rest.ts';
import type { Listener } from './server/listener.ts';
import { disappear, reappear } from './state/presence.ts';
import type { PlayerState } from './state/player.ts';
import type { World } from './world.ts';
import type { Log } from '../ports/log.ts';

/** The answer to the request that asked for a reboot still leaves. */
const GRACE_MS = 50;
/** Unsure: how long a real player is away (about a minute); tests have no minute. */
const AWAY_MS = 3000;
/** Unsure: how soon the others notice that a player is gone. */
const NOTICE_MS = 2000;

/** What discovery does when players come and go. */
export interface Announcer {
  announce(playerId: string): void;
  leave(playerId: string): void;
}

export interface PowerOptions {
  readonly world: World;
  readonly log: Log;
  readonly events: EventEngine;
  /** The TCP ports of a player. */
  readonly doorsOf: (playerId: string) => readonly Listener[];
  readonly announcer: () => Announcer | undefined;
  /** Milliseconds of silence during a reboot. */
  readonly awayMs?: number;
}

/** Players go away and come back. */
export interface Power {
  /** Byebye, sockets die, silence, then back with the next BOOTSEQ. */
  reboot(playerId: string): void;
  /** Gone without a word; the others notice a little later. */
  vanish(playerId: string): void;
  /** Back after `vanish`. */
  restore(playerId: string): void;
  stop(): void;
}

export function createPower(options: PowerOptions): Power {
  const { world, log, events, doorsOf, announcer, awayMs = AWAY_MS } = options;
  let stopped = false;

  const later = (ms: number, step: () => void): void => {
    world.clock.after(ms, () => (stopped ? undefined : step()), { unref: true });
  };

  const goDark = (player: PlayerState): void => {
    events.forget(player.id);
    stop(world, player);
    if (player.rendering.ducked) player.rendering.ducked = false;
    Promise.all(doorsOf(player.id).map((door) => door.close())).catch(logged(log));
  };

  const comeBack = (player: PlayerState): void => {
    if (stopped) return;
    Object.assign(player, { bootSeq: player.bootSeq + 1, bootedAt: world.clock.now(), power: 'on' });
    reappear(world.household, player.id);
    Promise.all(doorsOf(player.id).map((door) => door.open())).then(
      () => announcer()?.announce(player.id),
      logged(log),
    );
    world.changed();
  };

  const reboot = (player: PlayerState): void => {
    player.power = 'rebooting';
    // At once, so that the request that asked for it is seen to have done it.
    world.changed();
    later(GRACE_MS, () => {
      announcer()?.leave(player.id);
      goDark(player);
      world.changed();
      later(awayMs, () => comeBack(player));
    });
  };

  const vanish = (player: PlayerState): void => {
    player.power = 'vanished';
    goDark(player);
    later(NOTICE_MS, () => {
      if (player.power !== 'vanished') return;
      if (regroup(world, () => disappear(world.household, player.id, 'powered off'))) world.changed();
    });
  };

  const when = (playerId: string, power: PlayerState['power'], step: (player: PlayerState) => void): void => {
    const player = world.household.players[playerId];
    if (player?.power === power) step(player);
  };

  return {
    reboot: (playerId) => when(playerId, 'on', reboot),
    vanish: (playerId) => when(playerId, 'on', vanish),
    restore: (playerId) => when(playerId, 'vanished', comeBack),
    stop: () => {
      stopped = true;
    },
  };
}

const logged =
  (log: Log) =>
  (cause: unknown): void =>
    log.warn('a player could not come or go', { cause: String(cause) });
