import { expect, it } from 'vitest';
import { STEP_NAMES, STEPS } from '../judge/steps.ts';
import { firstSteps } from './first-steps.ts';
import type { Report, ReportFinding } from './model.ts';

type Remedy = ReportFinding['remedies'][number];

const finding = (
  severity: ReportFinding['severity'],
  ...remedies: readonly Pick<Remedy, 'step' | 'effort'>[]
): ReportFinding => ({
  check: 'open-control-surface',
  title: '',
  meaning: '',
  severity,
  devices: [],
  remedies: remedies.map((remedy) => ({ text: '', ...remedy })),
  references: [],
});

const stepsFor = (...findings: readonly ReportFinding[]) => {
  const groups: Report['groups'] = [{ kind: 'household', name: '', devices: [], findings }];
  return firstSteps({ groups }).map(({ step, effort, helps }) => [step, effort, helps]);
};

it('puts first what helps against more and worse for less effort', () => {
  const steps = stepsFor(
    finding('high', { step: 'own-network', effort: 'an-evening' }, { step: 'update', effort: 'minutes' }),
    finding('medium', { step: 'own-network', effort: 'an-evening' }, { step: 'update', effort: 'minutes' }),
    finding('high', { step: 'own-network', effort: 'an-evening' }),
    finding('low', { step: 'second-generation', effort: 'a-purchase' }),
  );
  // (4+2)/1, (4+2+4)/2, 1/6
  expect(steps).toEqual([
    ['update', 'minutes', 2],
    ['own-network', 'an-evening', 3],
    ['second-generation', 'a-purchase', 1],
  ]);
});

it('counts a step once for each finding, with the greater effort', () => {
  expect(
    stepsFor(
      finding('high', { step: 'update', effort: 'minutes' }, { step: 'update', effort: 'an-evening' }),
    ),
  ).toEqual([['update', 'an-evening', 1]]);
});

it('names four at most', () => {
  const remedies = STEP_NAMES.map((step) => ({ step, effort: 'minutes' as const }));
  expect(stepsFor(finding('high', ...remedies))).toHaveLength(4);
});

it('has a text for every step', () => {
  expect([...STEP_NAMES].toSorted()).toEqual(Object.keys(STEPS).toSorted());
});
