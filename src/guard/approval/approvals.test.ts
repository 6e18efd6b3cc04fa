import { describe, expect, it } from 'vitest';
import { NOBODY, type Principal } from '../identity/principal.ts';
import { APPROVAL_MS, type Approvals, approve, askFor, NO_APPROVALS, take } from './approvals.ts';
import { type ApprovalAsk, approvalKey } from './ask.ts';

const principal: Principal = { ...NOBODY, kind: 'device', id: 'a', name: "Anna's phone", role: 'member' };
const asking = (value: string, who: Principal = principal): ApprovalAsk => ({
  principal: who,
  address: '192.0.2.7',
  room: 'Kitchen',
  action: 'DeviceProperties.SetLEDState',
  riskClass: 'device-config',
  arguments: [['DesiredLEDState', value]],
});
const ON = asking('On');
const OFF = asking('Off');

type Act =
  | readonly [act: 'ask' | 'retry', at: number, ask: ApprovalAsk, answer: string]
  | readonly [act: 'approve', at: number, number: number, answer: string];

/** Plays the acts and says what each was answered. */
function play(acts: readonly Act[]): readonly string[] {
  let approvals: Approvals = NO_APPROVALS;
  return acts.map((act) => {
    const { answer, ...after } = answerTo(approvals, act);
    approvals = after.approvals;
    return answer;
  });
}

function answerTo(before: Approvals, act: Act): { approvals: Approvals; answer: string } {
  const at = act[1];
  if (act[0] === 'approve') {
    const { approvals, answer } = approve(before, { number: act[2], at });
    return { approvals, answer: answer.ok ? `approved to ${answer.value.endsAt}` : answer.error };
  }
  const key = approvalKey(act[2]);
  if (act[0] === 'retry') {
    const { approvals, answer } = take(before, { key, at });
    return { approvals, answer: answer ? `passes by ${answer.number}` : 'no' };
  }
  const { approvals, answer } = askFor(before, { ask: act[2], key, at });
  return {
    approvals,
    answer: answer.ok
      ? `${answer.value.number} ${answer.value.stand} to ${answer.value.endsAt}`
      : answer.error,
  };
}

describe('an approval', () => {
  it.each<[string, readonly Act[]]>([
    [
      'lets the same request pass once',
      [
        ['ask', 0, ON, '1 waiting to 120000'],
        ['retry', 10, ON, 'no'],
        ['approve', 20, 1, 'approved to 120020'],
        ['retry', 30, ON, 'passes by 1'],
        ['retry', 40, ON, 'no'],
        ['approve', 50, 1, 'nothing-waits'],
        ['retry', 60, ON, 'no'],
        ['ask', 70, ON, '2 waiting to 120070'],
      ],
    ],
    [
      'does not let another argument pass',
      [
        ['ask', 0, ON, '1 waiting to 120000'],
        ['approve', 1, 1, 'approved to 120001'],
        ['retry', 2, OFF, 'no'],
        ['retry', 3, ON, 'passes by 1'],
      ],
    ],
    [
      'given twice is one pass, and no more time',
      [
        ['ask', 0, ON, '1 waiting to 120000'],
        ['approve', 1, 1, 'approved to 120001'],
        ['approve', 100_000, 1, 'before'],
        ['ask', 110_000, ON, '1 approved to 120001'],
        ['retry', 120_000, ON, 'passes by 1'],
        ['retry', 120_000, ON, 'no'],
      ],
    ],
    [
      'is for what waits still',
      [
        ['ask', 0, ON, '1 waiting to 120000'],
        ['approve', 119_999, 1, 'approved to 239999'],
        ['ask', 119_999, OFF, '2 waiting to 239999'],
        ['approve', 239_999, 2, 'nothing-waits'],
      ],
    ],
    [
      'ends, used or not',
      [
        ['ask', 0, ON, '1 waiting to 120000'],
        ['approve', 10, 1, 'approved to 120010'],
        ['retry', 120_010, ON, 'no'],
        ['approve', 120_010, 1, 'nothing-waits'],
      ],
    ],
    [
      'is not put off by asking again',
      [
        ['ask', 0, ON, '1 waiting to 120000'],
        ['ask', 100_000, ON, '1 waiting to 120000'],
        ['ask', 120_000, ON, '2 waiting to 240000'],
        ['approve', 120_001, 1, 'nothing-waits'],
      ],
    ],
    [
      'needs something that waits',
      [
        ['approve', 0, 1, 'nothing-waits'],
        ['approve', 0, 0, 'nothing-waits'],
        ['approve', 0, Number.NaN, 'nothing-waits'],
        ['ask', 0, ON, '1 waiting to 120000'],
      ],
    ],
    [
      'is of one of two',
      [
        ['ask', 0, ON, '1 waiting to 120000'],
        ['ask', 0, OFF, '2 waiting to 120000'],
        ['approve', 1, 2, 'approved to 120001'],
        ['retry', 2, ON, 'no'],
        ['retry', 2, OFF, 'passes by 2'],
      ],
    ],
  ])('%s', (_name, acts) => {
    expect(play(acts)).toEqual(acts.map((act) => act[3]));
  });
});

describe('what waits is bounded', () => {
  const many = (count: number, who: (index: number) => Principal): readonly Act[] =>
    Array.from(
      { length: count },
      (_none, index) => ['ask', 0, asking(String(index), who(index)), ''] as const,
    );

  it('for one asker, and then others may still ask', () => {
    const other = { ...principal, id: 'b' };
    const answers = play([
      ...many(9, () => principal),
      ['ask', 0, asking('x', other), ''],
      ['ask', APPROVAL_MS, asking('8'), ''],
    ]);
    expect(answers.slice(7)).toEqual([
      '8 waiting to 120000',
      'too-many',
      '9 waiting to 120000',
      '10 waiting to 240000',
    ]);
  });

  it('for all together', () => {
    const answers = play(many(65, (index) => ({ ...principal, id: `d${index}` })));
    expect(answers.slice(63)).toEqual(['64 waiting to 120000', 'too-many']);
  });
});
