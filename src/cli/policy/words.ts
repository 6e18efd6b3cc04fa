import { printable } from '../../base/text.ts';
import { CLASS_WORDS } from '../../catalog/risk-words.ts';
import type { Outlook } from '../../guard/policy/outlook.ts';
import type { ReasonId } from '../../guard/policy/reasons.ts';

const REASON_WORDS: Readonly<Partial<Record<ReasonId, string>>> = {
  'needs-approval': 'asks an owner',
  'outside-hours': 'not now',
  'quiet-hours': 'quiet now',
  'room-not-permitted': 'not here',
  'source-not-permitted': 'not from there',
  'volume-unknown': 'not with a cap',
  'weak-identity': 'not by address',
  unauthenticated: 'not a stranger',
  'read-only': 'only looks',
  'policy-failed': 'cannot be told',
};

/** One cell where nothing is permitted. */
export const refusedWords = (reason: ReasonId | undefined): string =>
  REASON_WORDS[reason ?? 'no-rule'] ?? 'no';

/** One cell: `yes`, `up to 40`, `only down`, `asks an owner`, `some`. */
export function answerWords({ permitted, refused, upTo, mayRaise }: Outlook): string {
  if (permitted.length === 0) return refusedWords(refused[0]?.reason);
  if (mayRaise === false) return 'only down';
  if (upTo !== undefined && upTo < 100) return `up to ${upTo}`;
  return refused.length === 0 ? 'yes' : 'some';
}

/** Where some actions of a class are permitted and some not: `play, pause, skip in Bar: not AVTransport.Seek`. */
export const exceptionsOf = (outlook: readonly Outlook[]): readonly string[] =>
  outlook
    .filter(({ permitted, refused }) => permitted.length > 0 && refused.length > 0)
    .map(({ room, riskClass, permitted, refused }) => {
      const what = `${CLASS_WORDS[riskClass]} in ${printable(room, 60)}`;
      return permitted.length < refused.length
        ? `${what}: only ${permitted.join(', ')}`
        : `${what}: not ${refused.map(({ action }) => action).join(', ')}`;
    });
