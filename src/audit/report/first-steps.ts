import { SEVERITIES } from '../judge/severity.ts';
import type { Report, ReportFinding } from './model.ts';

/** A cure that is worth beginning with. */
export interface FirstStep {
  readonly text: string;
  readonly effort: Remedy['effort'];
  /** How many findings of the report it is a cure for. */
  readonly helps: number;
}

type Remedy = ReportFinding['remedies'][number];

const EFFORTS: readonly Remedy['effort'][] = ['minutes', 'an-evening', 'a-purchase'];
const MANY = 4;

/** The few cures to begin with: what helps against the worst first, then what takes least, then what helps most. */
export function firstSteps({ groups }: Pick<Report, 'groups'>): readonly FirstStep[] {
  const findings = groups.flatMap((group) => group.findings);
  const rows = findings.flatMap(({ remedies, severity }) =>
    remedies.map((remedy) => ({ ...remedy, rank: SEVERITIES.indexOf(severity) })),
  );
  return [...Map.groupBy(rows, ({ text }) => text).values()]
    .flatMap((same) => joined(same))
    .toSorted((a, b) => a.rank - b.rank || effortOf(a) - effortOf(b) || b.helps - a.helps)
    .slice(0, MANY)
    .map(({ text, effort, helps }) => ({ text, effort, helps }));
}

function joined(same: readonly (Remedy & { readonly rank: number })[]) {
  const [first] = same;
  return first ? [{ ...first, helps: same.length, rank: Math.min(...same.map(({ rank }) => rank)) }] : [];
}

const effortOf = ({ effort }: FirstStep): number => EFFORTS.indexOf(effort);
