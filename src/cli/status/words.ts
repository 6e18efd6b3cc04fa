import { table } from '../../audit/report/text/table.ts';
import { printable } from '../../base/text.ts';
import { REASONS } from '../../guard/policy/reasons.ts';
import type { ShownSpoof } from '../../guard/approval/messages.ts';
import { moment } from '../identity/moment.ts';
import type { RefusedLine } from './refused.ts';
import type { Status } from './status.ts';

/** So many kinds of refusal are told; the journal has the rest. */
const MOST_TOLD = 10;

/** A status in plain words, a line each. */
export const statusLines = (status: Status, width: number): readonly string[] => [
  ...standLines(status),
  '',
  'Doors',
  ...doorLines(status, width),
  '',
  'Enrolled',
  ...enrolledLines(status, width),
  '',
  ...refusedLines(status),
];

const standLines = ({ runs, waiting, file, isElsewhere, journal, spoofed }: Status): readonly string[] => [
  runs ? 'The guard runs.' : `THE GUARD DOES NOT RUN: tonewall guard ${printable(file)}`,
  ...(isElsewhere ? [`${printable(file)} IS NOT IN FORCE: it asks for other doors than these.`] : []),
  ...journalLines(journal),
  ...spoofedLines(spoofed),
  ...(waiting === 0
    ? []
    : [`${count(waiting, 'request waits', 'requests wait')} for an approval: tonewall approve`]),
];

function journalLines(journal: Status['journal']): readonly string[] {
  if (!journal || journal.unwritten === 0) return [];
  const { fails, unwritten, reads, acts } = journal;
  return [
    fails
      ? 'THE JOURNAL CANNOT BE WRITTEN: only reading, pausing, stopping and turning down pass. Is the disk full?'
      : 'The journal could not be written for a while.',
    `  Missing since the guard started: ${count(unwritten, 'entry', 'entries')}. ` +
      `Passed all the same: ${count(reads, 'read', 'reads')}, ${count(acts, 'other act', 'other acts')}.`,
  ];
}

function spoofedLines(spoofed: Status['spoofed']): readonly string[] {
  const told = spoofed.slice(0, MOST_TOLD);
  return [
    ...told.map(
      ({ segment, address, hardware, whose, room }) =>
        `${SPOOFED[whose](printable(room ?? '', 40))}: ${printable(address, 60)} by ${printable(hardware, 20)} in ${printable(segment, 40)}`,
    ),
    ...(spoofed.length > told.length
      ? [`  and ${spoofed.length - told.length} more: tonewall journal query --kind neighbour-spoofed`]
      : []),
  ];
}

const SPOOFED: Readonly<Record<ShownSpoof['whose'], (room: string) => string>> = {
  guard: () => 'AN ADDRESS OF THIS COMPUTER IS CLAIMED BY ANOTHER',
  player: (room) => `THE ADDRESS OF ${room} IS CLAIMED BY SEVERAL`,
  neighbour: () => 'An address is claimed by several',
};

const doorLines = ({ doors, frontDesk }: Status, width: number): readonly string[] => [
  ...(doors.length === 0
    ? ['  No player is guarded.']
    : table(
        width,
        ['room', 'door', 'in front of'],
        doors.map(({ room, guardedAt, address }) => [printable(room, 40), guardedAt, address]),
      )),
  frontDesk === undefined ? '  There is no front desk.' : `  The front desk is at ${frontDesk}`,
];

function enrolledLines({ devices, programs, openCodes }: Status, width: number): readonly string[] {
  const rows = [
    ...devices.map(({ name, role, address, until }) => [
      printable(name, 40),
      printable(role),
      address,
      moment(until),
    ]),
    ...programs.map(({ name, role }) => [printable(name, 40), printable(role), 'a credential', 'you end it']),
  ];
  return [
    ...(rows.length === 0
      ? ['  Nobody: tonewall enrol --help']
      : table(width, ['name', 'role', 'known by', 'until'], rows)),
    ...(openCodes === 0 ? [] : [`  ${count(openCodes, 'code waits', 'codes wait')} to be typed.`]),
  ];
}

function refusedLines({ refused }: Status): readonly string[] {
  if (!refused) return ['Nothing was written down yet.'];
  if (refused.total === 0) return ['Nothing was refused in the last hour.'];
  const told = refused.lines.slice(0, MOST_TOLD);
  const more = refused.total - told.reduce((sum, line) => sum + line.count, 0);
  return [
    `Refused in the last hour: ${refused.total}`,
    ...told.flatMap(refusedLine),
    ...(more === 0 ? [] : [`  and ${more} more: tonewall journal query --effect forbid --since 1h`]),
  ];
}

const refusedLine = (line: RefusedLine): readonly string[] => [
  `  ${count(line.count, 'time', 'times')} ${printable(line.who, 60)} at ${printable(line.address, 60)}: ` +
    `${printable(line.action, 100)} in ${printable(line.room, 40)}, last ${moment(line.lastAt)}`,
  `    ${meaningOf(line.reason)}`,
];

const meaningOf = (reason: string): string =>
  Object.entries(REASONS).find(([id]) => id === reason)?.[1].meaning ?? printable(reason, 100);

const count = (number: number, one: string, many: string): string => `${number} ${number === 1 ? one : many}`;
