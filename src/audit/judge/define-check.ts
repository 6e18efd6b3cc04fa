import type { PartName } from '../evidence/device.ts';
import type { Observation } from '../evidence/observation.ts';
import type { Check, CheckDefinition, Ground, Judged, JudgedEvidence, Judgement } from './check.ts';
import { type Severity, worstOf } from './severity.ts';

/** The ground of a verdict that a check was not even asked for. */
export const EVIDENCE_MISSING = 'evidence-missing';

/**
 * Makes a check that is handed what it declared and nothing else, so that an undeclared dependency cannot work by
 * accident. A needed part that is missing or unknown makes the judgement inconclusive before `judge` is called.
 */
export function defineCheck<
  const N extends PartName,
  const G extends string,
  const U extends PartName = never,
>(definition: CheckDefinition<N, U, G>): Check {
  const { needs, uses = [], grounds } = definition;
  return {
    ...definition,
    uses,
    severity: worstOf(severitiesIn(grounds)) ?? 'low',
    judge(subject, parts) {
      const missing = needs.flatMap((name) => whyMissing(name, parts[name]));
      if (missing.length > 0)
        return { verdict: 'inconclusive', ground: EVIDENCE_MISSING, reasons: missing, items: [] };
      const handed = Object.fromEntries([...needs, ...uses].map((name) => [name, parts[name]]));
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- every needed part was found known above
      const evidence = handed as JudgedEvidence<N, U>;
      return asJudged(definition.judge(subject, evidence), grounds);
    },
  };
}

/** Every severity that a failure can have. */
export const severitiesIn = (grounds: Readonly<Record<string, Ground>>): readonly Severity[] =>
  Object.values(grounds).flatMap(severitiesOf);

export function severitiesOf(ground: Ground): readonly Severity[] {
  if (ground.verdict !== 'fail') return [];
  return typeof ground.severity === 'string' ? [ground.severity] : ground.severity;
}

/** The ground decides the verdict, and what severities there are to choose from. */
function asJudged<G extends string>(
  { ground: id, reasons, items = [], severity }: Judgement<G>,
  grounds: Readonly<Record<G, Ground>>,
): Judged {
  const ground = grounds[id];
  const base = { verdict: ground.verdict, ground: id, reasons, items };
  if (ground.verdict !== 'fail') return base;
  const [first, ...others] = severitiesOf(ground);
  const chosen = severity ?? (others.length === 0 ? first : undefined);
  if (chosen === undefined || (chosen !== first && !others.includes(chosen)))
    throw new Error(`the ground ${id} has no severity ${String(severity)}`);
  return { ...base, severity: chosen };
}

function whyMissing(name: PartName, part: Observation<unknown> | undefined): readonly string[] {
  if (part === undefined) return [`No evidence of ${name} was gathered.`];
  return part.known ? [] : [`The evidence of ${name} is not there: ${part.why.text}.`];
}
