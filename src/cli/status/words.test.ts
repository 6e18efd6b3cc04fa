import { describe, expect, it } from 'vitest';
import type { Status } from './status.ts';
import { statusLines } from './words.ts';

const NOTHING: Status = {
  file: 'tonewall.yaml',
  trouble: undefined,
  at: 0,
  timeZone: undefined,
  runs: false,
  spoofed: [],
  names: undefined,
  traffic: undefined,
  isElsewhere: false,
  journal: undefined,
  waiting: 0,
  approvals: [],
  state: '.tonewall/state',
  service: undefined,
  segments: [],
  rules: undefined,
  flatNetwork: undefined,
  players: [],
  frontDesk: undefined,
  devices: [],
  openCodes: 0,
  programs: [],
  sessions: 0,
  refused: undefined,
};

const reboot = (number: number): Status['approvals'][number] => ({
  number,
  stand: 'waiting',
  who: "Anna's phone",
  kind: 'device',
  binding: 'address',
  address: '10.0.10.5',
  room: 'Kitchen',
  action: 'page./reboot',
  riskClass: 'system',
  arguments: [],
  more: 0,
  leftMs: 99_500,
});

const linesOf = (over: Partial<Status>): readonly string[] => statusLines({ ...NOTHING, ...over }, 100);

it('of a guard whose players reach nothing by name', () => {
  expect(linesOf({ runs: true, names: { works: false, refused: [] } }).slice(0, 2)).toEqual([
    'The guard runs.',
    'PLAYERS REACH NOTHING BY NAME: tonewall doctor',
  ]);
});

it('of a guard that saw its rules go and come back', () => {
  const traffic = { works: true, forMs: 0, rulesPutBack: 2, players: [] };
  expect(linesOf({ runs: true, traffic }).slice(1, 3)).toEqual([
    'ANOTHER PROGRAM TOOK THE RULES OF THE FIREWALL AWAY, 2 times since the guard started. They are back.',
    '  Which one: the log of tonewall firewall helper. When: tonewall journal query --kind rules-put-back',
  ]);
  expect(linesOf({ runs: true, traffic, rules: 'none' }).slice(1, 3)).toEqual([
    'NO RULES ARE IN FORCE: players are reached past the guard. As root: tonewall firewall apply',
    'ANOTHER PROGRAM TOOK THE RULES OF THE FIREWALL AWAY, 2 times since the guard started. They were put back each time, and are not in force now.',
  ]);
  expect(linesOf({ runs: true, traffic: { ...traffic, rulesPutBack: 0 } })[1]).toBe('');
});

it('of a guard whose file names a time zone', () => {
  expect(linesOf({ timeZone: 'Europe/Berlin' }).at(-1)).toBe('Times are those of Europe/Berlin.');
});

it('of a guard before its first start', () => {
  expect(linesOf({})).toEqual([
    'THE GUARD DOES NOT RUN: tonewall guard tonewall.yaml',
    '',
    'Segments',
    '  The file names none.',
    '',
    'Players',
    '  No player is guarded.',
    '  There is no front desk.',
    '',
    'Enrolled',
    '  Nobody: tonewall enrol --help',
    '',
    'Nothing was written down yet.',
  ]);
});

it('of a guard that runs elsewhere, as the service or with another state folder', () => {
  const service = { file: '/etc/tonewall/tonewall.yaml', state: '/var/lib/tonewall' };
  expect(linesOf({ service }).slice(0, 2)).toEqual([
    'NO GUARD ANSWERS AT .tonewall/state. The service of this computer has a state folder and a file of its own:',
    '  sudo tonewall status /etc/tonewall/tonewall.yaml --state /var/lib/tonewall',
  ]);
  expect(linesOf({ state: 'st' })[0]).toBe('THE GUARD DOES NOT RUN: tonewall guard tonewall.yaml --state st');
});

it('of a guard at work that could not follow its file', () => {
  expect(linesOf({ runs: true, isElsewhere: true }).slice(0, 2)).toEqual([
    'The guard runs.',
    'tonewall.yaml IS NOT IN FORCE: it asks for other doors or segments than these.',
  ]);
});

describe('of a file that cannot be used', () => {
  const trouble = { code: 'config-invalid', message: 'one problem', hint: 'look' } as const;
  const player = { room: 'Bar', guardedAt: '10.0.30.9', address: '10.0.30.9' };

  it('and a guard that runs: what that one tells', () => {
    expect(linesOf({ trouble, runs: true, players: [player] }).slice(0, 8)).toEqual([
      'The guard runs.',
      'tonewall.yaml CANNOT BE USED: what the guard read before stays in force.',
      '  What follows is what the guard that runs tells. How the rules of the firewall stand is not known without the file.',
      '',
      'Segments',
      '  The guard stands between none.',
      '',
      'Players',
    ]);
  });

  it('and no guard: what the state folder tells', () => {
    expect(linesOf({ trouble, openCodes: 1 })).toEqual([
      'THE GUARD DOES NOT RUN: tonewall guard tonewall.yaml',
      'tonewall.yaml CANNOT BE USED: a guard would not start with it.',
      '  Segments, players and the rules of the firewall are not known without it.',
      '',
      'Enrolled',
      '  Nobody: tonewall enrol --help',
      '  1 code waits to be typed.',
      '',
      'Nothing was written down yet.',
    ]);
  });
});

it('tells what waits for an approval, and how much more', () => {
  const approvals = [1, 2, 3, 4, 5, 6].map(reboot);
  const ofNobody = { ...reboot(1), kind: 'segment', who: '10.0.10.0/24' } as const;
  expect(linesOf({ runs: true, waiting: 1, approvals: [ofNobody] })[2]).toContain(
    '  1: somebody in 10.0.10.0/24 at 10.0.10.5: ',
  );
  const lines = linesOf({ runs: true, waiting: 6, approvals });
  expect([lines[1], lines[2], lines[7], lines[8]]).toEqual([
    '6 requests wait for an approval: tonewall approve',
    "  1: Anna's phone at 10.0.10.5: change the system, update (page./reboot) in Kitchen, 100 s left",
    '  and 1 more',
    '',
  ]);
});

describe('the journal', () => {
  const journal = { fails: true, unwritten: 9, reads: 1, acts: 2 };
  const told = (over: Partial<Status>) => linesOf({ runs: true, ...over }).slice(1, 3);

  it.each([
    [
      journal,
      'THE JOURNAL CANNOT BE WRITTEN: only reading, pausing, stopping and turning down pass. Is the disk full?',
    ],
    [{ ...journal, fails: false }, 'The journal could not be written for a while.'],
  ])('is told to be not whole', (stand, first) =>
    expect(told({ journal: stand })).toEqual([
      first,
      '  Missing since the guard started: 9 entries. Passed all the same: 1 read, 2 other acts.',
    ]),
  );

  it('is told to be whole', () =>
    expect(told({ journal: { fails: false, unwritten: 0, reads: 0, acts: 0 } })).toEqual([
      'Its journal is whole since it started.',
      '',
    ]));

  it('has lines that are no entries', () =>
    expect(told({ refused: { total: 0, lines: [], unreadable: 1 } })).toEqual([
      '1 line of the journal cannot be read: tonewall journal verify',
      '',
    ]));
});
