import type { Facts } from '../../journal/line.ts';
import type { JournalEntry } from '../../journal/entry.ts';
import type { AccessRequest, SourcePlace } from '../policy/access-request.ts';
import type { Decision, RulePlace } from '../policy/decision.ts';
import { type Origin, whoFacts } from './who.ts';

/**
 * What the journal says of a decision. `principal`, `name`, `address`, `room`, `rooms`, `sources` and `detail` are personal
 * (`PERSONAL_KEYS`); `query` looks for `principal`, `name`, `room`, `rooms`, `action`, `effect` and `reasons`.
 */
export function decisionEntry(
  { principal, action, room, rooms, context }: AccessRequest,
  { effect, reasons }: Decision,
  origin: Origin,
): JournalEntry {
  const [first] = reasons;
  const facts: Facts = {
    effect,
    ...whoFacts(principal, origin),
    room,
    ...(rooms.length > 1 ? { rooms } : {}),
    action: action.id,
    class: action.riskClass,
    ...(context.sources?.length ? { sources: context.sources.map(sourceText) } : {}),
    ...(context.volumes ? { volume: loudest(context.volumes) } : {}),
    ...(context.approved ? { approved: true } : {}),
    reasons: reasons.map(({ id }) => id),
    ...(first?.rule ? { rule: ruleText(first.rule) } : {}),
    ...(first?.detail === undefined ? {} : { detail: first.detail }),
  };
  return { kind: 'decision', at: context.at, facts };
}

/** How loud the loudest room would be. */
function loudest(volumes: Readonly<Record<string, number | 'unknown'>>): number | 'unknown' {
  const levels = Object.values(volumes);
  return levels.includes('unknown') ? 'unknown' : Math.max(...levels.map(Number));
}

const ruleText = ({ file, line, path }: RulePlace): string => `${file}:${line} ${path}`;

const sourceText = ({ scheme, host, use }: SourcePlace): string => `${use} ${scheme}:${host ?? ''}`;
