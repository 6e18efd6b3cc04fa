import { actionInWords, actionWithClass } from '../../guard/approval/action-words.ts';
import type { ShownApproval } from '../../guard/approval/messages.ts';

/** A request, as an owner has to see it before approving it. Everything in it was made printable by the guard. */
export function approvalLines({ number, stand, leftMs, ...asked }: ShownApproval): readonly string[] {
  const seconds = Math.ceil(leftMs / 1000);
  const left = stand === 'waiting' ? `${seconds} s left` : `approved, ${seconds} s left for the retry`;
  const [title = '', ...more] = actionLines(asked);
  return [
    `${number}  ${asked.room}: ${title}`,
    ...more.map((line) => `   ${line}`),
    `   by ${asker(asked)} at ${asked.address}; ${left}`,
    ...asked.arguments.map(({ name, value }) => `   ${name} = ${value}`),
    ...(asked.more > 0 ? [`   and ${asked.more} more arguments`] : []),
  ];
}

/** A page is named by its path, which no words stand for. */
function actionLines(asked: Pick<ShownApproval, 'action' | 'riskClass'>): readonly string[] {
  const words = actionInWords(asked.action);
  const exact = actionWithClass(asked);
  return words === asked.action ? [exact] : [words, exact];
}

type Asker = Pick<ShownApproval, 'who' | 'kind' | 'binding'>;

function asker({ binding, ...asked }: Asker): string {
  if (asked.kind === 'nobody') return whoAsks(asked);
  const kind = asked.kind === 'segment' ? '' : `${asked.kind}, `;
  return `${whoAsks(asked)} (${kind}known by ${binding})`;
}

/** Who is nobody in particular has no name of its own. */
export function whoAsks({ who, kind }: Pick<Asker, 'who' | 'kind'>): string {
  if (kind === 'nobody') return 'a stranger';
  return kind === 'segment' ? `somebody in ${who}` : who;
}
