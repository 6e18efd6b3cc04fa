import { actionInWords, actionWithClass } from '../../guard/approval/action-words.ts';
import type { ShownApproval } from '../../guard/approval/messages.ts';

/** A request, as an owner has to see it before approving it. Everything in it was made printable by the guard. */
export function approvalLines({ number, stand, leftMs, ...asked }: ShownApproval): readonly string[] {
  const seconds = Math.ceil(leftMs / 1000);
  const left = stand === 'waiting' ? `${seconds} s left` : `approved, ${seconds} s left for the retry`;
  return [
    `${number}  ${asked.room}: ${actionInWords(asked.action)}`,
    `   ${actionWithClass(asked)}`,
    `   by ${asked.who} (${asked.kind}, known by ${asked.binding}) at ${asked.address}; ${left}`,
    ...asked.arguments.map(({ name, value }) => `   ${name} = ${value}`),
    ...(asked.more > 0 ? [`   and ${asked.more} more arguments`] : []),
  ];
}
