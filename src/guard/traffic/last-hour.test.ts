import { expect, it } from 'vitest';
import { LastHour } from './last-hour.ts';
import { NO_TRAFFIC } from './traffic.ts';

const MINUTE = 60_000;
const packets = (sent: number) => ({ sent, sentBytes: 10 * sent, begun: 1, refused: 2 * sent });

it('has what was counted of a room within it, and of no other', () => {
  const hour = new LastHour();
  hour.add('Kitchen', packets(1), 0);
  hour.add('Kitchen', packets(2), 10_000);
  hour.add('Bar', packets(50), 20 * MINUTE);
  hour.add('Kitchen', packets(4), 59 * MINUTE + 59_999);
  expect(hour.of('Kitchen', 59 * MINUTE + 59_999)).toEqual({
    sent: 7,
    sentBytes: 70,
    begun: 3,
    refused: 14,
  });
  expect([hour.of('Bar', 60 * MINUTE), hour.of('Den', 60 * MINUTE)]).toEqual([packets(50), NO_TRAFFIC]);
});

it('forgets minute by minute', () => {
  const hour = new LastHour();
  for (const minute of [0, 1, 2]) hour.add('Kitchen', packets(1), minute * MINUTE);
  const sent = [59, 60, 61, 62].map((minute) => hour.of('Kitchen', minute * MINUTE).sent);
  expect(sent).toEqual([3, 2, 1, 0]);
});
