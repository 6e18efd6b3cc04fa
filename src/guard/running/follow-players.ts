import type { Discovery } from '../discovery/discovery.ts';
import type { Elsewhere } from '../moving/elsewhere.ts';
import type { LearntPlayers } from '../moving/learnt-players.ts';
import { Mover, type MoverParts } from '../moving/mover.ts';
import { verdictOn, type VerifyParts } from '../moving/verify-move.ts';
import type { Players } from './players.ts';
import type { GuardPorts } from './ports.ts';

interface Followed extends Pick<MoverParts, 'gateway' | 'move'>, Pick<VerifyParts, 'isDoubted'> {
  readonly players: Pick<Players, 'places' | 'describe'>;
  readonly learnt: Pick<LearntPlayers, 'hardwareOf'>;
  readonly discovery: Pick<Discovery, 'isSilent' | 'forged'>;
  readonly elsewhere: Pick<Elsewhere, 'note'>;
}

/** Follows the players of a guard to other addresses. */
export function followPlayers(
  { clock, neighbours }: Pick<GuardPorts, 'clock' | 'neighbours'>,
  { players, learnt, discovery, elsewhere, isDoubted, gateway, move }: Followed,
): Mover {
  const verifying: VerifyParts = {
    describe: (place) => players.describe(place),
    isSilent: (place) => discovery.isSilent(place),
    neighbours,
    hardwareOf: (place, id) => learnt.hardwareOf(place, id),
    isDoubted,
  };
  return new Mover({
    clock,
    gateway,
    move,
    places: () => players.places(),
    verify: (claim) => verdictOn(verifying, claim),
    onForgery: (at) => discovery.forged(at),
    onStuck: (claim, why) => elsewhere.note(claim, why),
  });
}
