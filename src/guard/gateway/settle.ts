import type { AccessRequest } from '../policy/access-request.ts';
import type { ReasonId } from '../policy/reasons.ts';
import type { Unrecorded } from '../record/unrecorded.ts';
import type { ShieldFailure } from '../shield/outcome.ts';
import type { Asked } from './ask-policy.ts';
import type { Asker } from './enter.ts';
import type { PlayerPlace } from './guarded-player.ts';
import type { Judgement } from './judgement.ts';
import type { LocalMedia } from './local-media.ts';
import { isSilent } from './noticing-access.ts';
import { offersIn } from './offers.ts';
import type { PlayerAccess } from './player-access.ts';
import type { Ruling } from './ruling.ts';
import { takeSnapshot } from './take-snapshot.ts';

export interface SettlingParts {
  readonly unrecorded: Pick<Unrecorded, 'passed'>;
  /** Missing where no firewall stands between players and people. */
  readonly localMedia?: Pick<LocalMedia, 'offer'>;
}

/** What was ruled, and what it was ruled on. */
interface Ruled {
  readonly access: PlayerAccess;
  readonly ruling: Ruling;
  readonly request: AccessRequest;
  /** The players that it would change. */
  readonly touched: readonly PlayerPlace[];
  readonly asked: Asked;
  readonly asker: Asker;
  /** The first question to a player that came to nothing. */
  readonly failure: ShieldFailure | undefined;
}

/** Reasons for which a player that told nothing may be the only cause. */
const UNTOLD: readonly ReasonId[] = ['room-not-permitted', 'volume-unknown'];

/** What a ruling that was written down comes to, with all that has to be done before the act itself. */
export function settled(parts: SettlingParts, ruled: Ruled): Judgement | Promise<Judgement> {
  const { ruling, request, failure } = ruled;
  const [reason = { id: 'policy-failed' as const }] = ruling.decision.reasons;
  if (ruling.decision.effect === 'forbid')
    return failure && UNTOLD.includes(reason.id)
      ? { effect: 'unanswered', failure }
      : { effect: 'forbid', request, reason };
  if (failure && isSilent(failure)) return { effect: 'unanswered', failure };
  return permitted(parts, ruled, reason.id);
}

async function permitted(
  parts: SettlingParts,
  { access, ruling: { figures }, request, touched, asked, asker }: Ruled,
  reason: ReasonId,
): Promise<Judgement> {
  const noSnapshot = figures?.afterSnapshot ? await takeSnapshot(access, asked, touched) : undefined;
  if (noSnapshot) return { effect: 'unanswered', failure: noSnapshot };
  if (reason === 'permitted-while-journal-fails') parts.unrecorded.passed(request.action.riskClass);
  const offered = offer(parts, { asked, asker, touched });
  if (offered) await offered;
  return { effect: 'permit', request, touched };
}

/** What the asker offers itself the player has to be able to fetch, and whoever plays with it. Undefined where nothing is offered. */
function offer(
  { localMedia }: SettlingParts,
  { asked: { understood, place }, asker, touched }: Pick<Ruled, 'asked' | 'asker' | 'touched'>,
): Promise<void> | undefined {
  if (!localMedia || !('places' in understood) || understood.places.length === 0) return undefined;
  const ports = offersIn(understood, asker.address);
  if (ports.length === 0) return undefined;
  return localMedia.offer({ players: [...new Set([place, ...touched])], client: asker.address, ports });
}
