import { err, ok, type Result } from '../../base/result.ts';
import { BEHIND, type Card, type Segment, segmentsAsText } from './cards.ts';
import type { Question } from './questions.ts';

/** Asked where this computer has more than one card. Undefined is none: it stands between nothing. */
export const segmentsQuestion = (
  cards: readonly Card[],
  likely: readonly Segment[] | undefined,
): Question<readonly Segment[] | undefined> => ({
  flag: '--segments',
  ask: `This computer has several cards (${cards.map(({ name, network }) => `${name} ${network}`).join(', ')}). If it stands between the players and everybody else, what is behind each: ${BEHIND.join(', ')}; or none?`,
  default: likely ? segmentsAsText(likely) : 'none',
  read: (text) => (text === 'none' ? ok(undefined) : segmentsIn(text, cards)),
});

function segmentsIn(text: string, cards: readonly Card[]): Result<readonly Segment[], string> {
  const segments: Segment[] = [];
  for (const part of text.split(',').map((each) => each.trim())) {
    const [name, what, ...rest] = part.split('=').map((each) => each.trim());
    const card = cards.find((each) => each.name === name);
    const behind = BEHIND.find((each) => each === what);
    if (!card) return err(`${name || 'nothing'} is no card: ${cards.map((each) => each.name).join(', ')}`);
    if (!behind || rest.length > 0) return err(`${part}: behind a card are ${BEHIND.join(', ')}`);
    if (segments.some((each) => each.name === name)) return err(`${name} is there twice`);
    segments.push({ ...card, behind });
  }
  const count = (what: Segment['behind']): number => segments.filter(({ behind }) => behind === what).length;
  if (count('players') === 0) return err('players have to be behind one of them; or write none');
  return count('internet') > 1 ? err('the internet is behind one card') : ok(segments);
}
