import { err, ok, type Result } from '../../base/result.ts';
import type { Config } from '../../config/config.ts';
import type { LoadedConfig } from '../../config/load.ts';
import { readCedarFile } from './cedar-files.ts';
import { compileHousehold } from './compile-household.ts';
import { compileRules } from './compile-rules.ts';
import type { CompiledRule } from './compiled-rule.ts';
import { decideAnew, type Rulebook } from './decide.ts';
import type { Decision, Policy } from './decision.ts';
import { decisionCache } from './decision-cache.ts';
import { wallOf } from './moment.ts';
import { permitsOf } from './permits.ts';
import { canonicalHost } from './places.ts';
import { prepare, type PreparedSet } from './prepared.ts';
import type { PolicyProblem } from './problem.ts';
import { refusal } from './reasons-of.ts';
import { requestKey } from './request-key.ts';
import { seesIn } from './sees.ts';
import { everyMinute, slotsOf } from './slots.ts';
import { validateRules } from './validate.ts';

/** A policy that is in force, and what it was made of. */
export interface CompiledPolicy extends Policy {
  readonly rules: readonly CompiledRule[];
  /** What Cedar found odd: mostly rules that can never hold. */
  readonly oddities: readonly PolicyProblem[];
}

/** Decisions that are remembered: some 2 MB at most. */
const REMEMBERED = 4096;

export interface CompileOptions {
  readonly remembered?: number;
  /**
   * What Cedar validates besides parsing. `files`: only what people wrote in Cedar; the rest is written here and validated in tests,
   * and a rule that cannot be evaluated refuses. Validation takes a fifth of a guard's start.
   */
  readonly validated?: 'all' | 'files';
}

/** Makes a policy of a configuration and its Cedar files, or tells every problem. A new one has a memory of its own. */
export function compilePolicy(
  { config, cedarFiles }: LoadedConfig,
  { remembered = REMEMBERED, validated = 'all' }: CompileOptions = {},
): Result<CompiledPolicy, readonly PolicyProblem[]> {
  const files = cedarFiles.map(readCedarFile);
  const unreadable = files.flatMap((file) => (file.ok ? [] : file.error));
  if (unreadable.length > 0) return err(unreadable);
  const ofFiles = files.flatMap((file) => (file.ok ? file.value : []));
  const rules = [...config.rules.flatMap(compileRules), ...compileHousehold(config), ...ofFiles];
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  if (byId.size !== rules.length) throw new Error('two rules have one id');
  const { problems, warnings } = validateRules(validated === 'all' ? rules : ofFiles);
  if (problems.length > 0) return err(problems);
  const exact = cedarFiles.length > 0;
  const decide = remembering({
    book: rulebook(config, byId, exact),
    config,
    remembered,
    exact,
  });
  return ok({ rules, oddities: warnings, decide, sees: seesIn(config.rules) });
}

/** Of the rules that are no permits those about places say so; a Cedar file's may give that reason for anything. */
function rulebook(config: Config, rules: ReadonlyMap<string, CompiledRule>, exact: boolean): Rulebook {
  const pick = (wanted: (rule: CompiledRule) => boolean): PreparedSet =>
    prepare(
      Object.fromEntries([...rules].filter(([, rule]) => wanted(rule)).map(([id, { cedar }]) => [id, cedar])),
    );
  const addresses = [...config.players.values()].flatMap(({ address, guardedAt }) => [address, guardedAt]);
  return {
    all: pick(() => true),
    withoutPlaces: pick(({ reason }) => exact || reason !== 'source-not-permitted'),
    permitsOnly: pick(({ reason }) => reason === 'permitted-by-rule'),
    mayNeedApproval: (riskClass) => exact || config.approval.classes.includes(riskClass),
    rules,
    permits: config.rules.flatMap(permitsOf),
    roles: config.roles,
    rooms: new Set(config.players.keys()),
    playerHosts: new Set(addresses.flatMap((address) => canonicalHost(address)?.host ?? [])),
  };
}

interface Remembering {
  readonly book: Rulebook;
  readonly config: Config;
  readonly remembered: number;
  /** Cedar files may ask for the minute. */
  readonly exact: boolean;
}

/** Whatever breaks refuses: a request that cannot be judged is not permitted. Failures are not remembered. */
function remembering({ book, config, remembered, exact }: Remembering): Policy['decide'] {
  const wall = wallOf(config.timeZone ?? 'UTC');
  const slotOf = exact ? everyMinute : slotsOf(config);
  const cache = decisionCache<Decision>(Math.max(1, remembered / 2));
  let [moment, slot] = [wall(0), slotOf(wall(0))];
  return (request) => {
    try {
      const now = wall(request.context.at);
      if (now !== moment) [moment, slot] = [now, slotOf(now)];
      const key = slot + requestKey(request);
      const known = cache.get(key);
      if (known) return known;
      const decision = decideAnew(book, request, now);
      if (decision.reasons[0]?.id !== 'policy-failed') cache.set(key, decision);
      return decision;
    } catch {
      return refusal([{ id: 'policy-failed' }]);
    }
  };
}
