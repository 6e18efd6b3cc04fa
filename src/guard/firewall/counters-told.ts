/**
 * Tells the guard what the kernel counted of players. What could go wrong: the guard is taken over and asks without end (each costs one run of nft:
 * `question-bounds.ts`), it hears of others than players (only addresses of players of the configuration, wherever they have moved). Proven in
 * `counters-told.test.ts` and `test/lab/player-counters.test.ts`.
 */
import type { Exec } from '../../ports/exec.ts';
import { type Layout, movedTo } from './layout.ts';
import { elementsIn, MOVED_MAP, movedIn } from './maps.ts';
import { nftTable } from './nft.ts';
import { countsIn, uncounted } from './player-counters.ts';
import type { FirewallAnswer } from './questions.ts';
import { TABLE } from './table.ts';

interface CountersToldParts {
  readonly exec: Exec;
  /** `times`: how often rules were put back. */
  readonly rules: { readonly times: number };
  readonly layout: () => Promise<Layout | undefined>;
}

export async function countersTold({ exec, rules, layout }: CountersToldParts): Promise<FirewallAnswer> {
  const file = await layout();
  if (!file) return { answer: 'not-a-place' };
  // The whole table: of several sets, or of sets and maps, nft 1.0.6 lists one in a run.
  const asked = await nftTable(exec, TABLE);
  if (asked.kind !== 'said') return { answer: asked.kind === 'none' ? 'no-rules' : 'failed' };
  const moved = movedIn(elementsIn(asked.text, { kind: 'map', name: MOVED_MAP }));
  const counts = new Map(countsIn(asked.text).map((count) => [count.address, count]));
  const players = movedTo(file, moved).voices;
  return {
    answer: 'counters',
    players: players.map(({ address }) => counts.get(address) ?? uncounted(address)),
    putBack: rules.times,
  };
}
