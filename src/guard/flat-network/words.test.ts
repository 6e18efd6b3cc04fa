import { expect, it } from 'vitest';
import { flatLines, flatWords } from './words.ts';

const NETWORK = '192.168.1.0/24';

it('says who reaches which players, what is enforced and what is not', () => {
  const near = [
    { room: 'Kitchen', network: NETWORK },
    { room: 'Bad\u001b[2J', network: NETWORK },
  ];
  const lines = flatLines({ near, far: ['Bar'] }).map(({ lead, text }) => `${lead}${text}`);
  expect(lines.slice(0, 5)).toEqual([
    'ONE FLAT NETWORK: no segment of players is named, so the guard is not the only way to them.',
    '  Whoever is in 192.168.1.0/24 reaches Kitchen, Bad\\u{001b}[2J directly, past the guard.',
    '  Bar: behind another router. Whether others reach it past the guard is up to that router.',
    '  Enforced: whatever is sent to the guarded addresses (guarded-at) is judged, limited and written down.',
    "  Not enforced: what is sent to a player's own address. Nothing refuses it, and the journal knows nothing of it.",
  ]);
  expect(lines.at(-1)).toBe('  More: docs/flat-network.md');
});

it('stays short however many players there are', () => {
  const near = Array.from({ length: 900 }, (_none, index) => ({ room: `Room ${index}`, network: NETWORK }));
  expect(flatWords({ near, far: [] }).open).toEqual([
    'Whoever is in 192.168.1.0/24 reaches Room 0, Room 1, Room 2, Room 3, Room 4, 895 more directly, past the guard.',
  ]);
});
