import { readFlag } from './asking.ts';
import type { Card } from './cards.ts';
import { doorsQuestion } from './doors.ts';
import type { PlayerFlags } from './players.ts';
import { GUESTS_MAY, OWNER, playersQuestion, type Question, QUIET, timeZoneQuestion } from './questions.ts';
import { segmentsQuestion } from './segments-question.ts';

export interface InitFlags extends PlayerFlags {
  readonly segments?: string;
  readonly owner?: string;
  readonly guests?: string;
  readonly quiet?: string;
  readonly timeZone?: string;
  readonly guardedAt?: string;
  readonly force?: true;
  readonly json?: true;
}

/** Tells what is wrong with flags before anybody searches, which takes a while. Fails with `usage-flag`. */
export function checkFlags(flags: InitFlags, cards: readonly Card[]): void {
  const given: readonly (readonly [Question<unknown>, string | undefined])[] = [
    [playersQuestion(0), flags.players],
    [segmentsQuestion(cards, undefined), flags.segments],
    [doorsQuestion([]), flags.guardedAt],
    [OWNER, flags.owner],
    [GUESTS_MAY, flags.guests],
    [QUIET, flags.quiet],
    [timeZoneQuestion(''), flags.timeZone],
  ];
  for (const [question, flag] of given) if (flag !== undefined) readFlag(question, flag);
}
