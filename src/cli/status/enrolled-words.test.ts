import { expect, it } from 'vitest';
import { enrolledLines } from './enrolled-words.ts';

it('tells who is known, since when, and until when', () => {
  const enrolled = {
    devices: [
      {
        name: "Ben's\u0007 phone",
        role: 'member',
        address: '10.0.10.5',
        since: 0,
        seenAt: 60_000,
        until: 120_000,
      },
    ],
    programs: [{ name: 'Home Assistant', role: 'program', since: 0 }],
    openCodes: 1,
    sessions: 2,
  };
  expect(enrolledLines(enrolled, 120)).toEqual([
    '  name                 role     known by      since              last seen          until',
    '  -------------------  -------  ------------  -----------------  -----------------  -----------------',
    "  Ben's\\u{0007} phone  member   10.0.10.5     1970-01-01 00:00Z  1970-01-01 00:01Z  1970-01-01 00:02Z",
    '  Home Assistant       program  a credential  1970-01-01 00:00Z  -                  you end it',
    '  2 people are signed in.',
    '  1 code waits to be typed.',
  ]);
});

it('tells that nobody is', () => {
  expect(enrolledLines({ devices: [], programs: [], openCodes: 0, sessions: 0 }, 100)).toEqual([
    '  Nobody: tonewall enrol --help',
  ]);
});
