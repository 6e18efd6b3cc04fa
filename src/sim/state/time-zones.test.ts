import { describe, expect, it } from 'vitest';
import { minutesAhead, zoneRule } from './time-zones.ts';

describe('a zone is told', () => {
  it.each([
    // Recorded (node-sonos-ts, 2022).
    [27, 'ffc40a000503000003000502ffc4'],
    // As a control point lists them (SonosTimeZone.cs).
    [0, '02d000000000000000000000ffc4'],
    [4, '01e00b000102000003000202ffc4'],
    [25, '000000000000000000000000ffc4'],
    [26, '00000a000502000003000501ffc4'],
    [48, 'feb600000000000000000000ffc4'],
    [67, 'fda80400010300000a000102ffc4'],
    [72, 'fd3004000103000009000502ffc4'],
    [74, 'fcf400000000000000000000ffc4'],
  ])('%i as %s', (index, rule) => {
    expect(zoneRule(index)).toBe(rule);
  });

  it.each([-1, 75, 1.5, Number.NaN])('but not %s', (index) => {
    expect(zoneRule(index)).toBeUndefined();
  });
});

describe('the clock on the wall', () => {
  const [BERLIN, NEW_YORK, SYDNEY, KATHMANDU] = [28, 13, 67, 49];

  // The last Sundays of March and October 2026 are the 29th and the 25th; both turn at one o'clock in Greenwich.
  it.each([
    [BERLIN, '2026-03-29T00:59:59Z', 60],
    [BERLIN, '2026-03-29T01:00:00Z', 120],
    [BERLIN, '2026-10-25T00:59:59Z', 120],
    [BERLIN, '2026-10-25T01:00:00Z', 60],
    // The second Sunday of March 2026 is the 8th, the first of November the 1st.
    [NEW_YORK, '2026-03-08T06:59:59Z', -300],
    [NEW_YORK, '2026-03-08T07:00:00Z', -240],
    [NEW_YORK, '2026-11-01T05:59:59Z', -240],
    [NEW_YORK, '2026-11-01T06:00:00Z', -300],
    // The first Sundays of April and October 2026 are the 5th and the 4th: summer is around new year.
    [SYDNEY, '2026-01-01T00:00:00Z', 660],
    [SYDNEY, '2026-04-04T15:59:59Z', 660],
    [SYDNEY, '2026-04-04T16:00:00Z', 600],
    [SYDNEY, '2026-10-03T16:00:00Z', 660],
    [KATHMANDU, '2026-07-01T00:00:00Z', 345],
  ])('in zone %i at %s is %i minutes ahead', (index, at, minutes) => {
    expect(minutesAhead(index, Date.parse(at), true)).toBe(minutes);
  });

  it('stays where it is when it does not adjust itself', () => {
    expect(minutesAhead(BERLIN, Date.parse('2026-07-01T00:00:00Z'), false)).toBe(60);
  });

  it('is that of Greenwich in a zone that is none', () => {
    expect(minutesAhead(99, 0, true)).toBe(0);
  });
});
