import { describe, expect, it } from 'vitest';
import type { Status } from './status.ts';
import { statusLines } from './words.ts';

const NOTHING: Status = {
  file: 'tonewall.yaml',
  at: 0,
  runs: false,
  waiting: 0,
  journal: undefined,
  spoofed: [],
  doors: [],
  frontDesk: undefined,
  isElsewhere: false,
  devices: [],
  openCodes: 0,
  programs: [],
  refused: undefined,
};

const line = (index: number, count: number) => ({
  who: 'a stranger',
  address: '192.168.1.60',
  room: 'Kitchen',
  action: `page./${index}`,
  reason: 'unauthenticated',
  count,
  lastAt: 0,
});

it('of a guard before its first start', () => {
  expect(statusLines(NOTHING, 100)).toEqual([
    'THE GUARD DOES NOT RUN: tonewall guard tonewall.yaml',
    '',
    'Doors',
    '  No player is guarded.',
    '  There is no front desk.',
    '',
    'Enrolled',
    '  Nobody: tonewall enrol --help',
    '',
    'Nothing was written down yet.',
  ]);
});

it('of a guard at work', () => {
  const status: Status = {
    ...NOTHING,
    runs: true,
    waiting: 2,
    doors: [{ room: 'Bad\u001b[2J', guardedAt: '127.30.0.11', address: '192.168.1.20' }],
    frontDesk: 'http://192.168.1.2:8080',
    devices: [{ name: "Ben's phone", role: 'member', address: '192.168.1.51', until: 0 }],
    openCodes: 1,
    programs: [{ name: 'Home Assistant', role: 'program' }],
    refused: {
      total: 2,
      lines: [
        {
          who: "Ben's phone",
          address: '192.168.1.51',
          room: 'Kitchen',
          action: 'RenderingControl.SetVolume',
          reason: 'volume-cap',
          count: 2,
          lastAt: 60_000,
        },
      ],
    },
  };
  expect(statusLines(status, 100)).toEqual([
    'The guard runs.',
    '2 requests wait for an approval: tonewall approve',
    '',
    'Doors',
    '  room            door         in front of',
    '  --------------  -----------  ------------',
    '  Bad\\u{001b}[2J  127.30.0.11  192.168.1.20',
    '  The front desk is at http://192.168.1.2:8080',
    '',
    'Enrolled',
    '  name            role     known by      until',
    '  --------------  -------  ------------  -----------------',
    "  Ben's phone     member   192.168.1.51  1970-01-01 00:00Z",
    '  Home Assistant  program  a credential  you end it',
    '  1 code waits to be typed.',
    '',
    'Refused in the last hour: 2',
    "  2 times Ben's phone at 192.168.1.51: RenderingControl.SetVolume in Kitchen, last 1970-01-01 00:01Z",
    '    A room would be louder than this principal may make it.',
  ]);
});

it('of a guard at work that could not follow its file', () => {
  expect(statusLines({ ...NOTHING, runs: true, isElsewhere: true }, 100).slice(0, 2)).toEqual([
    'The guard runs.',
    'tonewall.yaml IS NOT IN FORCE: it asks for other doors than these.',
  ]);
});

it('of addresses that are claimed by those whose they are not', () => {
  const of = (whose: Status['spoofed'][number]['whose'], address: string) => ({
    segment: 'speakers',
    address,
    hardware: '02:00:00:00:00:66',
    whose,
    ...(whose === 'player' ? { room: 'Kitchen' } : {}),
  });
  const spoofed = [of('guard', '10.0.30.1'), of('player', '10.0.30.21'), of('neighbour', '10.0.30.9')];
  const many = Array.from({ length: 12 }, () => of('neighbour', '10.0.30.9'));
  const by = 'by 02:00:00:00:00:66 in speakers';
  expect(statusLines({ ...NOTHING, runs: true, spoofed }, 100).slice(1, 4)).toEqual([
    `AN ADDRESS OF THIS COMPUTER IS CLAIMED BY ANOTHER: 10.0.30.1 ${by}`,
    `THE ADDRESS OF Kitchen IS CLAIMED BY SEVERAL: 10.0.30.21 ${by}`,
    `An address is claimed by several: 10.0.30.9 ${by}`,
  ]);
  expect(statusLines({ ...NOTHING, runs: true, spoofed: many }, 100)[11]).toBe(
    '  and 2 more: tonewall journal query --kind neighbour-spoofed',
  );
});

describe('a journal that is not whole', () => {
  const journal = { fails: true, unwritten: 9, reads: 1, acts: 2 };
  const firstLines = (over: Partial<Status>) =>
    statusLines({ ...NOTHING, runs: true, ...over }, 100).slice(1, 3);

  it.each([
    [
      journal,
      'THE JOURNAL CANNOT BE WRITTEN: only reading, pausing, stopping and turning down pass. Is the disk full?',
    ],
    [{ ...journal, fails: false }, 'The journal could not be written for a while.'],
  ])('is told', (stand, first) =>
    expect(firstLines({ journal: stand })).toEqual([
      first,
      '  Missing since the guard started: 9 entries. Passed all the same: 1 read, 2 other acts.',
    ]),
  );

  it('is not told of where it is', () =>
    expect(firstLines({ journal: { fails: false, unwritten: 0, reads: 0, acts: 0 } })).toEqual([
      '',
      'Doors',
    ]));
});

it('tells ten kinds of refusal and how many there are more', () => {
  const lines = Array.from({ length: 12 }, (_none, index) => line(index, 1));
  const told = statusLines({ ...NOTHING, refused: { total: 2000, lines } }, 100);
  expect(told.slice(-3)).toEqual([
    '  1 time a stranger at 192.168.1.60: page./9 in Kitchen, last 1970-01-01 00:00Z',
    '    It is not known who asks, and nobody in particular may do this.',
    '  and 1990 more: tonewall journal query --effect forbid --since 1h',
  ]);
});

it('says when nothing was refused', () => {
  expect(statusLines({ ...NOTHING, refused: { total: 0, lines: [] } }, 100).at(-1)).toBe(
    'Nothing was refused in the last hour.',
  );
});
