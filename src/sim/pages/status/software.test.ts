import { describe, expect, it } from 'vitest';
import { KNOWN_BUILDS } from '../../../catalog/builds.ts';
import { copyrightOf, softwareOf } from './software.ts';

const dayOf = (build: string): string => softwareOf(build).date.slice(0, 10);

/** The last day that a date of the catalog, `2025`, `2025-04` or `2025-04-30`, can mean. */
const latest = (date: string): string => `${date}${'-12-31'.slice(date.length - 4)}`;

describe('the day of a build', () => {
  it('is the recorded one where a page was recorded', () => {
    expect(softwareOf('34.7-35162')).toEqual({ date: '2016-12-01 18:24:56.626597', scm: '288075' });
    expect(softwareOf('92.0-72090')).toEqual({ date: '2025-12-09 14:38:46.991734', scm: '49880089d95' });
  });

  // `built` of the catalog; and 92.0-72171, of the same month as the recorded 92.0-72090
  it('is read off the number elsewhere', () => {
    expect(dayOf('57.10-25140')).toBe('2022-01-14');
    expect(dayOf('92.0-72171')).toBe('2025-12-17');
  });

  it('is never after the day on which somebody saw the build', () => {
    const seen = KNOWN_BUILDS.flatMap(({ build, seen: on }) => (build && on ? [{ build, on }] : []));
    expect(seen.length).toBeGreaterThan(25);
    expect(seen.filter(({ build, on }) => dayOf(build) > latest(on))).toEqual([]);
  });

  it('grows with the build on each line', () => {
    for (const line of ['s1', 's2-older-hardware', 's2']) {
      const days = KNOWN_BUILDS.flatMap(({ build, line: of }) =>
        build && of === line ? [dayOf(build)] : [],
      );
      expect(days).toEqual(days.toSorted());
    }
  });

  it('is a day for any text', () => {
    expect(['16.6-00002-diag', '99.9-99999', 'nonsense'].map(dayOf)).toEqual([
      '2009-07-01',
      '2027-06-28',
      '2009-07-01',
    ]);
  });
});

// Recorded on 34.7 and 92.0
it('copyright', () => {
  expect(copyrightOf('34.7-35162')).toBe('© 2004-2015 Sonos, Inc. All Rights Reserved.');
  expect(copyrightOf('92.0-72090')).toBe('© 2003-2025, Sonos, Inc. All rights reserved.');
});
