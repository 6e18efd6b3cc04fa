import { expect, it } from 'vitest';
import { Refused } from './refused.ts';

const refusal = (at: number, over: Record<string, string> = {}) => ({
  at,
  facts: {
    effect: 'forbid',
    principal: 'device:1',
    name: "Ben's phone",
    address: '192.168.1.51',
    room: 'Kitchen',
    action: 'RenderingControl.SetVolume',
    reasons: ['volume-cap', 'no-rule'],
    ...over,
  },
});

const BEN = {
  who: "Ben's phone",
  address: '192.168.1.51',
  room: 'Kitchen',
  action: 'RenderingControl.SetVolume',
  reason: 'volume-cap',
};

it('counts what is alike, the newest first', () => {
  const refused = new Refused();
  refused.add(refusal(1, { room: 'Bar' }));
  refused.add(refusal(2));
  refused.add(refusal(4));
  refused.add(refusal(3, { principal: 'nobody:nobody', name: 'nobody' }));
  expect([refused.total, refused.lines()]).toEqual([
    4,
    [
      { ...BEN, count: 2, lastAt: 4 },
      { ...BEN, who: 'a stranger', count: 1, lastAt: 3 },
      { ...BEN, room: 'Bar', count: 1, lastAt: 1 },
    ],
  ]);
});

it('takes who is of a network for somebody there, and what was erased for unknown', () => {
  const refused = new Refused(new Map([['10.0.0.0/8', 'home']]));
  refused.add({ at: 2, facts: { principal: 'segment:10.9.0.0/16' } });
  expect(refused.lines()[0]?.who).toBe('somebody in 10.9.0.0/16');
  refused.add({ at: 3, facts: { principal: 'segment:10.0.0.0/8', room: null, class: 'volume' } });
  expect(refused.lines().slice(0, 1)).toEqual([
    {
      who: 'somebody in home',
      address: 'unknown',
      room: 'unknown',
      action: 'unknown',
      riskClass: 'volume',
      reason: 'unknown',
      count: 1,
      lastAt: 3,
    },
  ]);
});

it('tells the newest apart where there are too many, and counts on', () => {
  const refused = new Refused();
  for (let index = 0; index < 1500; index += 1) refused.add(refusal(index, { action: `page./${index}` }));
  refused.add(refusal(9999, { action: 'page./1400' }));
  expect([refused.total, refused.lines().length]).toEqual([1501, 1000]);
  expect(refused.lines()[0]).toEqual({ ...BEN, action: 'page./1400', count: 2, lastAt: 9999 });
  expect(refused.lines().at(-1)).toMatchObject({ action: 'page./500' });
});
