import type { Sees } from '../../config/rule-schema.ts';
import type { Principal } from '../identity/principal.ts';
import type { AccessRequest } from './access-request.ts';
import type { Effect, ReasonId } from './reasons.ts';

export interface Decision {
  readonly effect: Effect;
  /** At least one; the first is what is told to the asker. All are of the same effect. */
  readonly reasons: readonly Reason[];
}

export interface Reason {
  readonly id: ReasonId;
  /** The rule that decided. Missing where none did. */
  readonly rule?: RulePlace;
  /** One clause for people: `Kitchen would be at 80, the cap is 40`. */
  readonly detail?: string;
}

/** Where a rule stands. */
export interface RulePlace {
  readonly file: string;
  readonly line: number;
  /** `roles.guest.volume-cap` */
  readonly path: string;
}

/** Answers from one version of the policy; pure. */
export interface Policy {
  decide(request: AccessRequest): Decision;
  /** How much of what players tell it is shown. */
  sees(principal: Principal): Sees;
}
