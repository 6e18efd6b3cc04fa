import { TonewallError } from '../../base/errors.ts';
import { printable } from '../../base/text.ts';
import type { AccessRequest, SourcePlace } from '../../guard/policy/access-request.ts';
import { decideAsked } from '../../guard/policy/cast-request.ts';
import type { Decision, Reason } from '../../guard/policy/decision.ts';
import { type Hypothesis, requestOf } from '../../guard/policy/hypothesis.ts';
import { REASONS } from '../../guard/policy/reasons.ts';
import { wallText } from '../../guard/policy/when.ts';
import { nodeClock } from '../../host/clock.ts';
import type { CommandContext } from '../command.ts';
import { paint, type Terminal } from '../terminal.ts';
import { loadPolicy } from './load.ts';

export interface ExplainFlags {
  readonly as: string;
  readonly action: string;
  readonly room: readonly string[];
  readonly group?: readonly string[];
  readonly class?: string;
  readonly volume?: string;
  readonly now?: string;
  readonly source?: string;
  readonly use: SourcePlace['use'];
  readonly at?: string;
  readonly approved?: true;
  readonly json?: true;
}

export async function explain(
  { terminal }: CommandContext,
  file: string,
  flags: ExplainFlags,
): Promise<number> {
  const { config, policy } = await loadPolicy(file);
  const request = requestOf(config, hypothesisIn(flags), nodeClock().now());
  if (!request.ok) throw new TonewallError('usage-flag', request.error);
  const decision = decideAsked(policy, request.value);
  if (flags.json) terminal.out(`${JSON.stringify({ request: request.value, decision }, undefined, 2)}\n`);
  else show(terminal, { request: request.value, decision, timeZone: config.timeZone ?? 'UTC' });
  return 0;
}

const hypothesisIn = ({ room, group, volume, now, ...flags }: ExplainFlags): Hypothesis => ({
  ...flags,
  rooms: room,
  groups: group,
  volume: volume === 'unknown' ? volume : level('--volume', volume),
  now: level('--now', now),
});

function level(flag: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d{1,3}$/.test(text) || Number(text) > 100)
    throw new TonewallError('usage-flag', `${flag} takes a number from 0 to 100, not ${text}`);
  return Number(text);
}

interface Shown {
  readonly request: AccessRequest;
  readonly decision: Decision;
  readonly timeZone: string;
}

function show(terminal: Terminal, { request, decision, timeZone }: Shown): void {
  const { principal, action, rooms, context } = request;
  const when = `${wallText(timeZone, context.at)} ${timeZone}`;
  const whom = `${printable(principal.name, 60)} (${principal.kind}, role ${principal.role})`;
  terminal.out(
    `${whom}: ${action.id} (${action.riskClass}) in ${printable(rooms.join(', '), 200)}, ${when}\n`,
  );
  const colour = decision.effect === 'permit' ? 'green' : 'red';
  terminal.out(`${paint(terminal, colour, decision.effect)}\n`);
  for (const reason of decision.reasons) terminal.out(`${reasonLines(reason)}\n`);
}

/** The id, what it means, and the rule. */
function reasonLines({ id, rule, detail }: Reason): string {
  const about = detail === undefined ? '' : ` ${detail}.`;
  const place = rule ? `\n    ${rule.file} line ${rule.line}: ${printable(rule.path)}` : '';
  return `  ${id}: ${REASONS[id].meaning}${about}${place}`;
}
