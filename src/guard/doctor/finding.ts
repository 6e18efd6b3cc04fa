import { type Finding, type Verdict, VERDICTS } from './probe.ts';

const NOTHING = { cures: [], sent: [] } as const;

export const pass = (...evidence: readonly string[]): Finding => ({ ...NOTHING, verdict: 'pass', evidence });

export const notApplicable = (...evidence: readonly string[]): Finding => ({
  ...NOTHING,
  verdict: 'not-applicable',
  evidence,
});

export const fail = (evidence: string, ...cures: readonly string[]): Finding => ({
  ...NOTHING,
  verdict: 'fail',
  evidence: [evidence],
  cures,
});

/** It could not be told, why, and what would help to tell. */
export const inconclusive = (evidence: string, ...cures: readonly string[]): Finding => ({
  ...NOTHING,
  verdict: 'inconclusive',
  evidence: [evidence],
  cures,
});

/** What was not asked for, and how to ask. */
export const unasked = (evidence: string, ...cures: readonly string[]): Finding => ({
  ...inconclusive(evidence, ...cures),
  unasked: true,
});

export const AS_ROOT = 'Run it as root: sudo tonewall doctor';

/** What all come to: the worst of them, with everything that was seen; what helps is said once. */
export function together(parts: readonly Finding[]): Finding {
  const verdict = worstOf(parts.map((part) => part.verdict));
  return {
    verdict,
    evidence: parts.flatMap(({ evidence }) => evidence),
    cures: [...new Set(parts.flatMap(({ cures }) => cures))],
    sent: parts.flatMap(({ sent }) => sent),
  };
}

/** Of nothing nothing is known to be in order. */
const worstOf = (verdicts: readonly Verdict[]): Verdict =>
  VERDICTS.find((verdict) => verdicts.includes(verdict)) ?? 'not-applicable';
