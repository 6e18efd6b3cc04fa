import { TonewallError } from '../../base/errors.ts';
import { askDesk, doorPath } from '../../guard/approval/door.ts';
import type { DeskAnswer, DeskQuestion, ShownApproval } from '../../guard/approval/messages.ts';
import { localDoor } from '../../host/local-door.ts';
import type { CommandContext } from '../command.ts';
import { serviceElsewhere } from '../service/elsewhere.ts';
import type { StateFlags } from '../state-folder.ts';
import type { Terminal } from '../terminal.ts';
import { approvalLines } from './words.ts';

export interface ApproveFlags extends StateFlags {
  readonly json?: true;
}

export async function listWaiting({ terminal }: CommandContext, flags: ApproveFlags): Promise<number> {
  const answer = await askOwner(flags, { ask: 'list' });
  if (answer.answer !== 'list') throw notAnswered(answer);
  const { approvals } = answer;
  if (flags.json) terminal.out(`${JSON.stringify({ approvals }, undefined, 2)}\n`);
  else if (approvals.length === 0) terminal.note('Nothing waits for an approval.');
  else for (const approval of approvals) show(terminal, approval);
  return 0;
}

export async function approveOne(
  { terminal }: CommandContext,
  text: string,
  flags: ApproveFlags,
): Promise<number> {
  const number = /^\d{1,9}$/.test(text) ? Number(text) : 0;
  if (number === 0)
    throw new TonewallError('usage-flag', `${text} is no number`, {
      hint: 'tonewall approve lists what waits, with numbers.',
    });
  const answer = await askOwner(flags, { ask: 'approve', number });
  if (answer.answer !== 'approved') throw refused(answer, number);
  if (flags.json) terminal.out(`${JSON.stringify({ approved: answer.approval }, undefined, 2)}\n`);
  else {
    show(terminal, answer.approval);
    terminal.note('Approved. The same request passes once; its sender has to try again within 2 minutes.');
  }
  return 0;
}

/** Where nobody answers, the guard of the service may have been meant. */
async function askOwner(flags: StateFlags, question: DeskQuestion): Promise<DeskAnswer> {
  try {
    return await askDesk(localDoor(), doorPath(flags.state), question);
  } catch (cause) {
    const service = await serviceElsewhere(flags);
    if (!service || !(cause instanceof TonewallError) || cause.code !== 'guard-unreachable') throw cause;
    throw new TonewallError(cause.code, cause.message, {
      hint: `That of the service: sudo tonewall approve --state ${service.state}`,
      cause,
    });
  }
}

function show(terminal: Terminal, approval: ShownApproval): void {
  for (const line of approvalLines(approval)) terminal.out(`${line}\n`);
}

function refused(answer: DeskAnswer, number: number): TonewallError {
  if (answer.answer === 'nothing-waits')
    return new TonewallError('approval-refused', `nothing waits under the number ${number}`);
  if (answer.answer === 'before')
    return new TonewallError('approval-refused', `number ${number} was approved before`, {
      hint: 'It passes once; its sender has to try the same request again.',
    });
  if (answer.answer === 'journal-failed')
    return new TonewallError(
      'approval-refused',
      'the guard could not write its journal, so nothing was approved',
      {
        hint: 'Is the disk of the guard full?',
      },
    );
  return notAnswered(answer);
}

const notAnswered = ({ answer }: DeskAnswer): TonewallError =>
  new TonewallError('guard-unreachable', `the guard answered ${answer}`, {
    hint: 'Is the running guard of the same version as this command?',
  });
