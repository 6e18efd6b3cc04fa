import type { ShieldFailure } from '../shield/outcome.ts';
import type { PlayerPlace } from './guarded-player.ts';
import type { PlayerAccess } from './player-access.ts';
import { type PlayerAt, snapshotOf } from './volume-questions.ts';

/** How a group's volume is shared out is what its player remembers from here. Why there is none; without it the figures do not hold, and so nothing follows. */
export async function takeSnapshot(
  access: PlayerAccess,
  asked: PlayerAt,
  touched: readonly PlayerPlace[],
): Promise<ShieldFailure | undefined> {
  const request = snapshotOf(asked);
  const outcome = request && (await access.write({ request, touched }));
  if (outcome?.ok === false) return outcome.error;
  return outcome?.value.status === 200 ? undefined : NO_SNAPSHOT;
}

const NO_SNAPSHOT: ShieldFailure = {
  kind: 'malformed',
  detail: 'the player took no snapshot of its group',
  sent: true,
};
