import type { RulePlace } from './decision.ts';
import type { ReasonId } from './reasons.ts';
import { string } from './cedar-text.ts';

/** One Cedar policy with what its decision is told by. */
export interface CompiledRule {
  readonly id: string;
  readonly reason: ReasonId;
  readonly place: RulePlace;
  /** Of a volume cap: the cap. */
  readonly cap?: number;
  /** The policy with its annotations. */
  readonly cedar: string;
}

export interface RuleDraft {
  readonly reason: ReasonId;
  readonly place: RulePlace;
  readonly cap?: number;
  /** The first part of the head: `principal in Role::"guest"`. */
  readonly principal: string;
  /** `resource == Room::"Kitchen"`; without it every room. */
  readonly resource?: string;
  /** When the rule holds; without it always. */
  readonly when?: string;
}

/** Writes a policy: a permit where the reason says so, else a forbid. */
export function compiledRule({ principal, resource = 'resource', when, ...draft }: RuleDraft): CompiledRule {
  const { reason, place, cap } = draft;
  const effect = reason === 'permitted-by-rule' ? 'permit' : 'forbid';
  // What a role inherits stands in one place for all who inherit it.
  const id = `${place.path} ${reason} ${principal}`;
  const notes = [
    `@id(${string(id)})`,
    `@reason(${string(reason)})`,
    `@file(${string(place.file)})`,
    `@line(${string(String(place.line))})`,
    `@path(${string(place.path)})`,
  ];
  const condition = when === undefined ? '' : ` when { ${when} }`;
  const cedar = `${notes.join('\n')}\n${effect} (${principal}, action, ${resource})${condition};`;
  return { id, reason, place, cedar, ...(cap === undefined ? {} : { cap }) };
}
