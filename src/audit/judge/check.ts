import type { DeviceKind, EvidenceParts, PartName, PartValue } from '../evidence/device.ts';
import type { Known, Observation } from '../evidence/observation.ts';
import type { Sighting } from '../evidence/sighting.ts';
import type { LeakKind } from '../evidence/status-pages.ts';
import type { Severity } from './severity.ts';
import type { Step } from './steps.ts';

/** Never only yes or no. `inconclusive`: the evidence does not carry a judgement, and the reasons say why. */
export type Verdict = 'pass' | 'fail' | 'not-applicable' | 'inconclusive';

/**
 * What a verdict rests on: one of a closed list that each check writes down. The list is what decides and what
 * `docs/checks.md` prints, so that the two cannot part.
 */
export type Ground =
  | {
      readonly verdict: 'fail';
      /** Completes "fails when …", in plain words. */
      readonly when: string;
      /** How much it matters; of several the judgement chooses. */
      readonly severity: Severity | readonly Severity[];
    }
  | { readonly verdict: Exclude<Verdict, 'fail'>; readonly when: string };

export interface Judgement<G extends string = string> {
  readonly ground: G;
  /** Whole sentences in plain words. They hold no personal data: that stands in `items`, where it can be masked. */
  readonly reasons: readonly string[];
  readonly items?: readonly Item[];
  /** Of this one failure, where its ground leaves a choice. */
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

/**
 * Which devices a cure works on. `lockable`: players whose software is known to have the switches of Connection Security,
 * or whose software is not known.
 */
export type RemedyClass = 'players' | 's1' | 's2' | 'lockable' | 'other-devices';

/** A cure. Shown only where a check fails. */
export interface Remedy<G extends string = string> {
  /** What it comes to, whichever check asks for it. */
  readonly step: Step;
  readonly text: string;
  readonly effort: 'minutes' | 'an-evening' | 'a-purchase';
  /** Which devices it works on; everything when absent. */
  readonly for?: RemedyClass;
  /** The grounds that it cures; all when absent. */
  readonly cures?: readonly G[];
}

interface CheckTexts<G extends string> {
  /** A kebab-case noun of the failing state, for ever. */
  readonly id: string;
  /** The failing state as a sentence. */
  readonly title: string;
  /** What it means, for somebody who owns a speaker and no textbook. */
  readonly meaning: string;
  readonly concerns: 'players' | 'any-device';
  readonly grounds: Readonly<Record<G, Ground>>;
  readonly remedies: readonly Remedy<NoInfer<G>>[];
  readonly references: readonly string[];
}

/** A check as its file writes it: `needs` must be known, `uses` may be anything. */
export interface CheckDefinition<N extends PartName, U extends PartName, G extends string>
  extends CheckTexts<G> {
  readonly needs: readonly N[];
  readonly uses?: readonly U[];
  judge(subject: Subject, evidence: JudgedEvidence<N, U>): Judgement<NoInfer<G>>;
}

export type JudgedEvidence<N extends PartName, U extends PartName> = {
  readonly [P in N]: Known<PartValue<P>>;
} & { readonly [P in U]?: Observation<PartValue<P>> };

/** What a check says of a device. */
export interface Judged {
  readonly verdict: Verdict;
  /** Of the check's own list, or `evidence-missing`. */
  readonly ground: string;
  /** Of a failure; absent otherwise. */
  readonly severity?: Severity;
  readonly reasons: readonly string[];
  readonly items: readonly Item[];
}

/** A check as the runner sees it. */
export interface Check extends CheckTexts<string> {
  /** The worst that a failure can have. */
  readonly severity: Severity;
  readonly needs: readonly PartName[];
  readonly uses: readonly PartName[];
  judge(subject: Subject, parts: EvidenceParts): Judged;
}
