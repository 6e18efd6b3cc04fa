import type { DeviceKind, EvidenceParts, PartName, PartValue } from '../evidence/device.ts';
import type { Known, Observation } from '../evidence/observation.ts';
import type { Sighting } from '../evidence/sighting.ts';
import type { LeakKind } from '../evidence/status-pages.ts';
import type { Severity } from './severity.ts';

/** Never only yes or no. `inconclusive`: the evidence does not carry a judgement, and the reasons say why. */
export type Verdict = 'pass' | 'fail' | 'not-applicable' | 'inconclusive';

export interface Judgement {
  readonly verdict: Verdict;
  /** Whole sentences in plain words. They hold no personal data: that stands in `items`, where it can be masked. */
  readonly reasons: readonly string[];
  readonly items?: readonly Item[];
  /** Of this one failure, where it differs from the check's own. */
  readonly severity?: Severity;
}

/** One thing that was found, with the exchanges that prove it. */
export interface Item {
  readonly label: string;
  /** From the network as it was sent, or our own words. */
  readonly value: string;
  /** Set where the value is personal. */
  readonly personal?: LeakKind;
  readonly exchange: readonly number[];
}

/** What is judged: a device, without its evidence. */
export interface Subject {
  readonly id: string;
  readonly address: string;
  readonly port: number;
  readonly kind: DeviceKind;
  readonly sightings: readonly Sighting[];
}

/** A cure. Shown only where a check fails. */
export interface Remedy {
  readonly text: string;
  readonly effort: 'minutes' | 'an-evening' | 'a-purchase';
  /** Which devices it works on; everything when absent. */
  readonly for?: 's1' | 's2' | 'other-devices';
}

export interface CheckTexts {
  /** A kebab-case noun of the failing state, for ever. */
  readonly id: string;
  /** The failing state as a sentence. */
  readonly title: string;
  /** What it means, for somebody who owns a speaker and no textbook. */
  readonly meaning: string;
  readonly severity: Severity;
  readonly concerns: 'players' | 'any-device';
  readonly remedies: readonly Remedy[];
  readonly references: readonly string[];
}

/** A check as its file writes it: `needs` must be known, `uses` may be anything. */
export interface CheckDefinition<N extends PartName, U extends PartName> extends CheckTexts {
  readonly needs: readonly N[];
  readonly uses?: readonly U[];
  judge(subject: Subject, evidence: JudgedEvidence<N, U>): Judgement;
}

export type JudgedEvidence<N extends PartName, U extends PartName> = {
  readonly [P in N]: Known<PartValue<P>>;
} & { readonly [P in U]?: Observation<PartValue<P>> };

/** A check as the runner sees it. */
export interface Check extends CheckTexts {
  readonly needs: readonly PartName[];
  readonly uses: readonly PartName[];
  judge(subject: Subject, parts: EvidenceParts): Judgement;
}

/**
 * Makes a check that is handed what it declared and nothing else, so that an undeclared dependency cannot work by
 * accident. A needed part that is missing or unknown makes the judgement inconclusive before `judge` is called.
 */
export function defineCheck<const N extends PartName, const U extends PartName = never>(
  definition: CheckDefinition<N, U>,
): Check {
  const { needs, uses = [] } = definition;
  return {
    ...definition,
    uses,
    judge(subject, parts) {
      const missing = needs.flatMap((name) => whyMissing(name, parts[name]));
      if (missing.length > 0) return { verdict: 'inconclusive', reasons: missing };
      const handed = Object.fromEntries([...needs, ...uses].map((name) => [name, parts[name]]));
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- every needed part was found known above
      return definition.judge(subject, handed as JudgedEvidence<N, U>);
    },
  };
}

function whyMissing(name: PartName, part: Observation<unknown> | undefined): readonly string[] {
  if (part === undefined) return [`No evidence of ${name} was gathered.`];
  return part.known ? [] : [`The evidence of ${name} is not there: ${part.why.text}.`];
}
