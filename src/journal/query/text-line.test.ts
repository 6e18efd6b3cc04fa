import { expect, it } from 'vitest';
import { textLine } from './text-line.ts';

const entry = (facts: Parameters<typeof textLine>[0]['facts'], at = 0) =>
  textLine({ n: 12, at, kind: 'decision', hash: '', facts });

it('shows what people look for first', () => {
  const facts = {
    role: 'guest',
    reasons: ['a', 'b'],
    detail: 'too loud',
    room: 'Bath',
    effect: 'forbid',
    cap: { at: 4 },
  };
  expect(entry(facts, 1_795_647_541_000)).toBe(
    '2026-11-25 22:59:01.000Z 12 decision forbid Bath a,b detail=too loud role=guest cap={"at":4}',
  );
});

it('lets nothing that a stranger wrote move a cursor or make a line', () => {
  expect(entry({ room: 'a\nb\u001b[2J\u202e', '\u0007': 1 })).toBe(
    '1970-01-01 00:00:00.000Z 12 decision a\\u{000a}b\\u{001b}[2J\\u{202e} \\u{0007}=1',
  );
  expect(entry({ detail: 'x'.repeat(60_000) }).length).toBe(2000);
});

it('shows a time that no calendar reaches as it is', () => {
  expect(entry({}, Number.MAX_SAFE_INTEGER)).toBe('9007199254740991 12 decision');
});
