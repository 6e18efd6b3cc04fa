import { expect, it } from 'vitest';
import { PLAYER, served } from '../../../test/golden/literals.ts';
import { newestSeen } from '../../catalog/builds.ts';
import { known } from '../evidence/observation.ts';
import { outdatedBuild } from './outdated-build.ts';

const judge = (softwareVersion: string, modelNumber = 'S13') =>
  outdatedBuild.judge(PLAYER, { description: known({ ...served({ softwareVersion }), modelNumber }, [1]) });

it('fails within the line S2', () => {
  expect(judge('90.0-67171')).toEqual({
    verdict: 'fail',
    ground: 'older',
    severity: 'medium',
    reasons: ['It is older than the newest build seen for the line S2.'],
    items: [
      { label: 'Build', value: '90.0-67171', exchange: [1] },
      { label: 'Newest seen for the line S2', value: newestSeen('s2')?.build, exchange: [] },
    ],
  });
});

it('never measures 86.x against 9x', () => {
  expect(judge('86.10-80260')).toMatchObject({
    verdict: 'pass',
    ground: 'newest',
    reasons: ['It is no older than the newest build seen for S2 on older hardware (86.x).'],
  });
  expect(judge('86.4-73290').verdict).toBe('fail');
});

it('passes a newer build than any that was seen', () => {
  expect(judge('99.0-99999').verdict).toBe('pass');
});

it('passes the newest of S1', () => {
  expect(judge('57.23-74170').verdict).toBe('pass');
});

it('leaves an unreadable build open', () => {
  expect(judge('newest')).toEqual({
    verdict: 'inconclusive',
    ground: 'build-unknown',
    reasons: ['Its build is not told, or cannot be read.'],
    items: [],
  });
});

it('measures a Play:1 against the line that it can run, from before the split too', () => {
  expect(judge('78.1-52020', 'S12').items[1]).toEqual({
    label: 'Newest seen for S2 on older hardware (86.x)',
    value: newestSeen('s2-older-hardware')?.build,
    exchange: [],
  });
});
