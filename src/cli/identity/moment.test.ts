import { expect, it } from 'vitest';
import { moment } from './moment.ts';

it('is of no zone unless it says so, and on the wall of the one that is asked for', () => {
  expect(moment(0)).toBe('1970-01-01 00:00Z');
  expect(moment(Date.parse('2026-07-01T23:30Z'), 'Europe/Berlin')).toBe('2026-07-02 01:30');
});
