import { expect, it } from 'vitest';
import { PLAYER } from '../../../test/golden/literals.ts';
import type { HostHeaderPart } from '../evidence/host-header.ts';
import { known } from '../evidence/observation.ts';
import { missingHostCheck } from './missing-host-check.ts';

const judge = (part: Omit<HostHeaderPart, 'foreignHost'>) =>
  missingHostCheck.judge(PLAYER, { 'host-header': known({ foreignHost: 'rebind.invalid', ...part }, [5]) });
const items = [{ label: 'Host header sent', value: 'rebind.invalid', exchange: [5] }];

it('fails when the description is served under a foreign name', () => {
  expect(judge({ outcome: 'served', status: 200 })).toEqual({
    verdict: 'fail',
    reasons: ['It served its description although it was called by a name that is not its own.'],
    items,
  });
});

it('passes when the foreign name is refused', () => {
  expect(judge({ outcome: 'refused', status: 400 })).toEqual({
    verdict: 'pass',
    reasons: ['Called by a foreign name it answered 400.'],
    items,
  });
});

it('does not take silence for a refusal', () => {
  expect(judge({ outcome: 'no-answer' })).toEqual({
    verdict: 'inconclusive',
    reasons: ['Called by a foreign name it gave no answer, which may be a refusal or chance.'],
    items,
  });
});
