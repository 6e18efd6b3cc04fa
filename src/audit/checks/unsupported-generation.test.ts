import { expect, it } from 'vitest';
import { PLAYER, served } from '../../../test/golden/literals.ts';
import type { DescriptionPart } from '../evidence/description.ts';
import { known } from '../evidence/observation.ts';
import { unsupportedGeneration } from './unsupported-generation.ts';

const judge = (description: DescriptionPart) =>
  unsupportedGeneration.judge(PLAYER, { description: known(description, [1]) });
const buildItem = (value: string) => ({ label: 'Build', value, exchange: [1] });
const toldItem = (value: string) => ({ label: 'Software generation told', value, exchange: [1] });

it('fails on S1', () => {
  expect(judge({ ...served({ softwareVersion: '57.23-74170', swGen: '1' }), modelNumber: 'ZP80' })).toEqual({
    verdict: 'fail',
    ground: 'first-generation',
    severity: 'medium',
    reasons: ['It runs software of the first generation (S1).'],
    items: [buildItem('57.23-74170'), toldItem('1')],
  });
});

it.each(['86.10-80260', '97.1-80312'])('passes on %s', (softwareVersion) => {
  expect(judge(served({ softwareVersion }))).toEqual({
    verdict: 'pass',
    ground: 'second-generation',
    reasons: ['It runs software of the second generation (S2).'],
    items: [buildItem(softwareVersion)],
  });
});

it('reads the build of a denied description from the SERVER header', () => {
  const server = 'Linux UPnP/1.0 Sonos/57.23-74170 (ZP90)';
  expect(judge({ kind: 'denied', path: '/', status: 403, server }).verdict).toBe('fail');
});

it.each([
  ['1', 'fail'],
  ['2', 'pass'],
  ['7', 'inconclusive'],
])('goes by what is told (%s) where no build can be read', (swGen, verdict) => {
  expect(judge(served({ softwareVersion: 'newest', swGen })).verdict).toBe(verdict);
});

it('leaves open what nothing tells', () => {
  expect(judge({ kind: 'denied', path: '/', status: 403 })).toEqual({
    verdict: 'inconclusive',
    ground: 'not-told',
    reasons: ['Neither its build nor its generation is told in a form that can be read.'],
    items: [],
  });
});

it('promises no more of S2 than was seen', () => {
  const described = { ...served({ softwareVersion: '57.10-25140' }), modelNumber: 'S11' };
  expect(judge(described).reasons).toEqual([
    'It runs software of the first generation (S1).',
    'A Playbase is said to run the second generation (S2) as well; the Sonos app tells.',
  ]);
});

it('says when the model could run S2', () => {
  expect(judge(served({ softwareVersion: '34.7-35162' })).reasons).toEqual([
    'It runs software of the first generation (S1).',
    'A One gen 1 can run the second generation (S2) as well.',
  ]);
});
