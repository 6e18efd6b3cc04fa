import { expect, it } from 'vitest';
import { PLAYER, served } from '../../../test/golden/literals.ts';
import type { DescriptionPart } from '../evidence/description.ts';
import type { HostHeaderPart } from '../evidence/host-header.ts';
import { known } from '../evidence/observation.ts';
import { missingHostCheck } from './missing-host-check.ts';

const judge = (part: Omit<HostHeaderPart, 'foreignHost'>, description: DescriptionPart = served()) =>
  missingHostCheck.judge(PLAYER, {
    'host-header': known({ foreignHost: 'rebind.invalid', ...part }, [5]),
    description: known(description, [1]),
  });
const items = [{ label: 'Host header sent', value: 'rebind.invalid', exchange: [5] }];
const denied = { kind: 'denied', path: '/xml/device_description.xml', status: 403 } as const;

it('fails when the description is served under a foreign name', () => {
  expect(judge({ outcome: 'served', status: 200 })).toEqual({
    verdict: 'fail',
    ground: 'served-under-foreign-name',
    severity: 'high',
    reasons: ['It served its description although it was called by a name that is not its own.'],
    items,
  });
});

it.each([400, 403, 404, 421, 302])('passes when the foreign name gets %i', (status) => {
  expect(judge({ outcome: 'other', status })).toEqual({
    verdict: 'pass',
    ground: 'told-apart',
    reasons: [`Called by a foreign name it answered ${status}, by its own address 200.`],
    items,
  });
});

it('passes a player that refuses its description and the foreign name differently', () => {
  expect(judge({ outcome: 'other', status: 400 }, denied)).toMatchObject({
    verdict: 'pass',
    reasons: ['Called by a foreign name it answered 400, by its own address 403.'],
  });
});

it('does not take the refusal of everything for a look at the name', () => {
  expect(judge({ outcome: 'other', status: 403 }, denied)).toEqual({
    verdict: 'inconclusive',
    ground: 'same-answer',
    reasons: ['It answered 403 to a foreign name and to its own address alike.'],
    items,
  });
});

it('does not take a redirect of everything for one either', () => {
  const led = { ...denied, kind: 'unexpected', status: 302 } as const;
  expect(judge({ outcome: 'other', status: 302 }, led).verdict).toBe('inconclusive');
});

it.each([200, 500, 503])('leaves %i open', (status) => {
  expect(judge({ outcome: 'other', status })).toEqual({
    verdict: 'inconclusive',
    ground: 'unclear-answer',
    reasons: [`Called by a foreign name it answered ${status}, and not with its description.`],
    items,
  });
});

it('does not take silence for a refusal', () => {
  expect(judge({ outcome: 'no-answer' })).toEqual({
    verdict: 'inconclusive',
    ground: 'no-answer',
    reasons: ['Called by a foreign name it gave no answer, which may be a refusal or chance.'],
    items,
  });
});
