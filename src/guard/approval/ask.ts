import { hash } from 'node:crypto';
import type { RiskClass } from '../../catalog/risk.ts';
import type { Principal } from '../identity/principal.ts';

/** A request that an owner has to approve, in its judged form. */
export interface ApprovalAsk {
  readonly principal: Principal;
  /** Where it comes from, in plain spelling. */
  readonly address: string;
  /** The room of `tonewall.yaml`. */
  readonly room: string;
  /** `ZoneGroupTopology.BeginSoftwareUpdate` and the like: the id of the guarded action. */
  readonly action: string;
  /** As it was judged: with what it names, which its name alone does not tell. */
  readonly riskClass: RiskClass;
  /** Names and values as they would be sent. Their order says nothing; a name is there once. */
  readonly arguments: readonly (readonly [name: string, value: string])[];
}

/**
 * What makes a request the same: who asks, the room, the action, every argument. Strangers share one id, so for them the
 * address counts too: an approval for one is none for another.
 */
export function approvalKey({ principal, address, room, action, arguments: given }: ApprovalAsk): string {
  const isShared = principal.kind === 'nobody' || principal.kind === 'segment';
  const who = [principal.kind, principal.id, isShared ? address : ''];
  const sorted = given.toSorted(([a], [b]) => (a < b ? -1 : Number(a > b)));
  return hash('sha256', JSON.stringify([who, room, action, sorted]), 'hex');
}
