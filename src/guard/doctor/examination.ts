import { type Finding, type Probe, type Scene, type Verdict, VERDICTS } from './probe.ts';

/** What a probe came to, by its name. */
export interface Examined extends Finding {
  readonly id: string;
  readonly title: string;
}

/**
 * Asks each in turn: a computer that is looked at is often a small one. Sorted by verdict, what fails first, and then as they were
 * given.
 */
export async function examine(probes: readonly Probe[], scene: Scene): Promise<readonly Examined[]> {
  const examined: Examined[] = [];
  for (const probe of probes) {
    const finding = await probe.look(scene);
    if (probe.when[finding.verdict] === undefined)
      throw new Error(`${probe.id} never comes to ${finding.verdict}`);
    examined.push({ id: probe.id, title: probe.title, ...finding });
  }
  return VERDICTS.flatMap((verdict) => examined.filter((one) => one.verdict === verdict));
}

/** How many came to each verdict. */
export const countOf = (examined: readonly Examined[], verdict: Verdict): number =>
  examined.filter((one) => one.verdict === verdict).length;
