import { expect, it } from 'vitest';
import { refusedLines } from './refused-words.ts';

const line = (index: number, address = `192.168.1.${index}`) => ({
  who: 'a stranger',
  address,
  room: 'Kitchen',
  action: `page./${index}`,
  reason: 'unauthenticated',
  count: 1,
  lastAt: 0,
});

it('says who, what, where, how often, and why in plain words', () => {
  const lines = [
    {
      ...line(7),
      who: 'Ben\u001b[2J',
      action: 'RenderingControl.SetVolume',
      riskClass: 'volume',
      reason: 'volume-cap',
      count: 2,
    } as const,
  ];
  expect(refusedLines({ total: 2, lines, unreadable: 0 }, 'Europe/Berlin')).toEqual([
    'Refused in the last hour: 2',
    '  2 times Ben\\u{001b}[2J at 192.168.1.7: change the volume (RenderingControl.SetVolume) in Kitchen, last 1970-01-01 01:00',
    '    A room would be louder than this principal may make it.',
  ]);
});

it('tells ten kinds of refusal and how many there are more', () => {
  const lines = Array.from({ length: 12 }, (_none, index) => line(index));
  const told = refusedLines({ total: 2000, lines, unreadable: 0 });
  expect(told).toHaveLength(22);
  expect(told.slice(-3)).toEqual([
    '  1 time a stranger at 192.168.1.9: page./9 in Kitchen, last 1970-01-01 00:00Z',
    '    It is not known who asks, and nobody in particular may do this.',
    '  and 1990 more: tonewall journal query --effect forbid --since 1h',
  ]);
});

it('lets nobody who asks for many things hide the others', () => {
  const lines = [...Array.from({ length: 900 }, (_none, index) => line(index, '192.168.1.66')), line(7)];
  const told = refusedLines({ total: 901, lines, unreadable: 0 });
  expect(told.filter((one) => one.includes(' at '))).toEqual([
    ...[0, 1, 2].map(
      (n) => `  1 time a stranger at 192.168.1.66: page./${n} in Kitchen, last 1970-01-01 00:00Z`,
    ),
    '  1 time a stranger at 192.168.1.7: page./7 in Kitchen, last 1970-01-01 00:00Z',
  ]);
  expect(told.at(-1)).toMatch(/^ {2}and 897 more/);
});

it('says when there is nothing to tell', () => {
  expect(refusedLines(undefined)).toEqual(['Nothing was written down yet.']);
  expect(refusedLines({ total: 0, lines: [], unreadable: 0 })).toEqual([
    'Nothing was refused in the last hour.',
  ]);
});
