import { expect, it } from 'vitest';
import { gigabitsIn } from './iperf3.ts';

const report = (bits: unknown): string =>
  JSON.stringify({
    start: { version: 'iperf 3.12' },
    intervals: [],
    end: {
      sum_sent: { bytes: 1, bits_per_second: 1, retransmits: 0 },
      sum_received: {
        start: 0,
        end: 2.0001,
        seconds: 2.0001,
        bytes: 4_700_000_000,
        bits_per_second: bits,
        sender: false,
      },
    },
  });

it('is what arrived', () => {
  expect(gigabitsIn(report(18_800_000_000))).toBe(18.8);
});

it('a run that failed is told in the words of iperf3', () => {
  const failed = JSON.stringify({
    start: {},
    intervals: [],
    end: {},
    error: 'unable to connect to server: Connection refused',
  });
  expect(() => gigabitsIn(failed)).toThrow('iperf3: unable to connect to server: Connection refused');
});

it.each([report('much'), report(0), '{}', '[]'])('what is no report is no number: %s', (text) => {
  expect(() => gigabitsIn(text)).toThrow('nothing that arrived');
});
