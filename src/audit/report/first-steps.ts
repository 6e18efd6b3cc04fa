import type { Severity } from '../judge/severity.ts';
import { type Step, STEPS } from '../judge/steps.ts';
import type { Report, ReportFinding } from './model.ts';

/** Something that is worth beginning with. */
export interface FirstStep {
  readonly step: Step;
  readonly text: string;
  readonly effort: Effort;
  /** How many findings of the report it helps against. */
  readonly helps: number;
}

type Remedy = ReportFinding['remedies'][number];
type Effort = Remedy['effort'];

const MANY = 4;
const EFFORTS: readonly Effort[] = ['minutes', 'an-evening', 'a-purchase'];
const COST: Readonly<Record<Effort, number>> = { minutes: 1, 'an-evening': 2, 'a-purchase': 6 };
const WORTH: Readonly<Record<Severity, number>> = { critical: 8, high: 4, medium: 2, low: 1 };

/** The few steps to begin with: what helps against most, the worst counting most, for the least effort. */
export function firstSteps({ groups }: Pick<Report, 'groups'>): readonly FirstStep[] {
  const rows = groups.flatMap((group) => group.findings).flatMap(stepsOf);
  return [...Map.groupBy(rows, ({ step }) => step)]
    .map(([step, same]) => ranked(step, same))
    .toSorted((a, b) => b.worth - a.worth)
    .slice(0, MANY)
    .map(({ step, effort, helps }) => ({ step, text: STEPS[step], effort, helps }));
}

interface Row extends Pick<Remedy, 'step' | 'effort'> {
  readonly severity: Severity;
}

/** A step that two remedies of one finding come to counts once, with the greater effort. */
const stepsOf = ({ remedies, severity }: ReportFinding): readonly Row[] =>
  [...Map.groupBy(remedies, ({ step }) => step)].map(([step, same]) => ({
    step,
    effort: greatest(same),
    severity,
  }));

function ranked(step: Step, same: readonly Row[]) {
  const effort = greatest(same);
  const worth = same.reduce((sum, { severity }) => sum + WORTH[severity], 0) / COST[effort];
  return { step, effort, helps: same.length, worth };
}

const greatest = (rows: readonly Pick<Remedy, 'effort'>[]): Effort =>
  EFFORTS.findLast((effort) => rows.some((row) => row.effort === effort)) ?? 'minutes';
