import { TonewallError } from '../../base/errors.ts';
import { readLine } from '../../base/json-line.ts';
import type { LocalDoor, OpenDoor } from '../../ports/local-door.ts';
import type { JournalStand } from '../record/unrecorded.ts';
import type { ShownTraffic } from '../traffic/shown.ts';
import type { ApprovalDesk } from './desk.ts';
import {
  DeskAnswer,
  DeskQuestion,
  shown,
  type ShownDoors,
  type ShownNames,
  type ShownPlayer,
  type ShownSpoof,
} from './messages.ts';

/** Where the guard answers its owner, in the state folder. */
export const doorPath = (stateFolder: string): string => `${stateFolder}/guard.sock`;

/** What an owner can ask about. */
export interface OwnerParts {
  readonly desk: ApprovalDesk;
  readonly standing: () => ShownDoors;
  readonly players: () => readonly ShownPlayer[];
  readonly journal: () => JournalStand;
  readonly spoofed: () => readonly ShownSpoof[];
  readonly names: () => ShownNames | undefined;
  readonly traffic: () => ShownTraffic | undefined;
}

/**
 * The guard's side: whoever may open a socket in the state folder is an owner. Answers where it stands, how its players and the journal stand, lists and
 * approvals; a line that is none of these is told so and does nothing.
 */
export const openApprovalDoor = (
  doors: Pick<LocalDoor, 'open'>,
  path: string,
  parts: OwnerParts,
): Promise<OpenDoor> =>
  doors.open(path, (line) =>
    JSON.stringify(answerTo(parts, readLine(DeskQuestion, line)) satisfies DeskAnswer),
  );

function answerTo(
  { desk, standing, players, journal, spoofed, names, traffic }: OwnerParts,
  question: DeskQuestion | undefined,
): DeskAnswer {
  if (!question) return { answer: 'not-understood' };
  if (question.ask === 'doors') return { answer: 'doors', standing: standing() };
  if (question.ask === 'players') return { answer: 'players', players: [...players()] };
  if (question.ask === 'journal') return { answer: 'journal', ...journal() };
  if (question.ask === 'neighbours') return { answer: 'neighbours', spoofed: [...spoofed()] };
  if (question.ask === 'names') return namesNow(names());
  if (question.ask === 'traffic') return trafficNow(traffic());
  if (question.ask === 'list')
    return {
      answer: 'list',
      approvals: desk.list().map((approval) => shown(approval, desk.leftMs(approval))),
    };
  const approved = desk.approve(question.number);
  return approved.ok
    ? { answer: 'approved', approval: shown(approved.value, desk.leftMs(approved.value)) }
    : { answer: approved.error };
}

const namesNow = (names: ShownNames | undefined): DeskAnswer => ({
  answer: 'names',
  ...(names ? { names } : {}),
});

const trafficNow = (traffic: ShownTraffic | undefined): DeskAnswer => ({
  answer: 'traffic',
  ...(traffic ? { traffic } : {}),
});

/** The owner's side. Fails with `guard-unreachable` where no guard answers in its own words. */
export async function askDesk(
  doors: Pick<LocalDoor, 'ask'>,
  path: string,
  question: DeskQuestion,
): Promise<DeskAnswer> {
  const line = await doors.ask(path, JSON.stringify(question));
  const answer = line === undefined ? undefined : readLine(DeskAnswer, line);
  if (!answer) throw new TonewallError('guard-unreachable', `no guard answers at ${path}`);
  return answer;
}
