import { env } from 'node:process';
import { beforeEach, describe, expect, it } from 'vitest';
import { titleOf } from './comparison.ts';
import { COMPARISONS } from './comparisons.ts';
import { differing, listedOf, readDifferences } from './differences.ts';
import { outcomeOf } from './outcome.ts';
import { hasRecordings, NO_RECORDINGS } from './recordings.ts';
import { readSummary, summaryOf, writeSummary, type Outcomes } from './summary.ts';

const differences = readDifferences();

describe('what the simulator says beside what was recorded', () => {
  beforeEach(({ skip }) => skip(!hasRecordings(), NO_RECORDINGS));

  it.each(COMPARISONS.map((comparison) => [titleOf(comparison), comparison] as const))(
    '%s',
    async (_, comparison) => {
      expect(differing(await outcomeOf(comparison))).toEqual(listedOf(differences, comparison));
    },
  );

  it('is summed up in summary.json (UPDATE_FIDELITY=1 writes it anew)', async () => {
    const outcomes: [...Outcomes] = [];
    for (const comparison of COMPARISONS) outcomes.push([comparison, await outcomeOf(comparison)]);
    const summary = summaryOf(outcomes);
    if (env['UPDATE_FIDELITY'] === '1') writeSummary(summary);
    expect(readSummary()).toEqual(summary);
  });
});

describe('the list of differences', () => {
  const places = differences.flatMap(({ where }) => where);

  it('names messages that are compared', () => {
    const titles = new Set(COMPARISONS.map(titleOf));
    expect(places.map(titleOf).filter((title) => !titles.has(title))).toEqual([]);
  });

  it('has each field once', () => {
    const fields = places.flatMap((place) =>
      Object.keys(place.fields).map((field) => `${titleOf(place)} ${field}`),
    );
    expect(fields.filter((field, index) => fields.indexOf(field) !== index)).toEqual([]);
  });

  it('has as many fields as the summary counts', () => {
    const listed = places.flatMap(({ fields }) => Object.keys(fields)).length;
    expect(listed).toBe(readSummary().comparisons.reduce((sum, { different }) => sum + different, 0));
  });
});
