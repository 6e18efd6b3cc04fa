import { describeProblem } from '../../src/base/yaml/problem.ts';
import type { CedarFile, LoadedConfig } from '../../src/config/load.ts';
import { readConfig } from '../../src/config/read.ts';
import type { Principal } from '../../src/guard/identity/principal.ts';
import type { AccessContext, AccessRequest, GuardedAction } from '../../src/guard/policy/access-request.ts';
import { type CompiledPolicy, compilePolicy } from '../../src/guard/policy/compile.ts';
import type { Decision } from '../../src/guard/policy/decision.ts';
import { describePolicyProblem } from '../../src/guard/policy/problem.ts';

const HOME = `version: 1
time-zone: Europe/Berlin
players:
  Kitchen: { address: 192.168.1.20, guarded-at: 127.30.0.11 }
  Bar: { address: 192.168.1.21 }
`;

/** A configuration of two rooms and these lines, which begin with line 6. */
export function loaded(lines: string, cedarFiles: readonly CedarFile[] = [], home = HOME): LoadedConfig {
  const read = readConfig(`${home}${lines}`, 'tonewall.yaml');
  if (!read.ok) throw new Error(read.error.map(describeProblem).join('\n'));
  return { config: read.value, cedarFiles };
}

/** The policy of that configuration. */
export function policyOf(lines: string, cedar?: string): CompiledPolicy {
  const files = cedar === undefined ? [] : [{ name: 'more.cedar', text: cedar }];
  const compiled = compilePolicy(loaded(lines, files));
  if (!compiled.ok) throw new Error(compiled.error.map(describePolicyProblem).join('\n'));
  return compiled.value;
}

export const as = (role: string, more: Partial<Principal> = {}): Principal => ({
  kind: 'device',
  id: 'phone',
  name: 'A phone',
  role,
  groups: [],
  binding: 'address',
  ...more,
});

export const action = (id: string, riskClass: GuardedAction['riskClass']): GuardedAction => ({
  kind: 'soap',
  id,
  riskClass,
});

export const PLAY = action('AVTransport.Play', 'playback');
export const SET_VOLUME = action('RenderingControl.SetVolume', 'volume');
export const GET_VOLUME = action('RenderingControl.GetVolume', 'read');

/** A Friday at noon in Berlin. */
export const NOON = Date.parse('2026-11-27T11:00:00Z');

/** A request to the bar at noon, unless it says otherwise. */
export function request(
  principal: Principal,
  asked: GuardedAction,
  { rooms = ['Bar'], ...context }: Partial<AccessContext> & { readonly rooms?: readonly string[] } = {},
): AccessRequest {
  return {
    principal,
    action: asked,
    room: rooms[0] ?? 'Bar',
    rooms,
    context: { at: NOON, approved: false, ...context },
  };
}

/** `forbid volume-cap@roles.guest.volume-cap, quiet-hours@quiet-hours`, for comparing at a glance. */
export const short = ({ effect, reasons }: Decision): string =>
  `${effect} ${reasons.map(({ id, rule }) => (rule ? `${id}@${rule.path}` : id)).join(', ')}`;
