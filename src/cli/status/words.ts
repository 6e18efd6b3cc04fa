import { printable } from '../../base/text.ts';
import { actionWithClass } from '../../guard/approval/action-words.ts';
import { whoAsks } from '../approve/words.ts';
import { statusCommand } from '../service/elsewhere.ts';
import { DEFAULT_FOLDER } from '../state-folder.ts';
import { count } from '../count.ts';
import { enrolledLines } from './enrolled-words.ts';
import { nameLines } from './name-words.ts';
import { playerLines } from './player-words.ts';
import { refusedLines } from './refused-words.ts';
import { alarmLines } from './rules-words.ts';
import { segmentLines } from './segment-words.ts';
import { spoofedLines } from './spoofed-words.ts';
import type { Status } from './status.ts';
import { trafficLines } from './traffic-words.ts';

/** So many requests that wait are told; `tonewall approve` has all of them, with their arguments. */
const MOST_WAITING = 5;

/** A status in plain words, a line each. */
export const statusLines = (status: Status, width: number): readonly string[] => [
  ...standLines(status),
  '',
  ...(isPlaced(status)
    ? [
        'Segments',
        ...segmentLines(status, width),
        '',
        'Players',
        ...playerLines(status, width),
        ...trafficLines(status.traffic, width),
        '',
      ]
    : []),
  'Enrolled',
  ...enrolledLines(status, width, status.timeZone),
  '',
  ...refusedLines(status.refused, status.timeZone),
  ...(status.timeZone === undefined ? [] : ['', `Times are those of ${printable(status.timeZone)}.`]),
];

/** Whether it is known what is guarded: by a file that can be used, or by the guard that runs. */
const isPlaced = ({ trouble, players }: Status): boolean => trouble === undefined || players.length > 0;

const standLines = (status: Status): readonly string[] => {
  const file = printable(status.file);
  return [
    ...runLines(status),
    ...(status.rules === undefined ? [] : alarmLines(status.rules)),
    ...troubleLines(status),
    ...(status.isElsewhere
      ? [`${file} IS NOT IN FORCE: it asks for other doors or segments than these.`]
      : []),
    ...journalLines(status),
    ...lossLines(status),
    ...spoofedLines(status.spoofed),
    ...nameLines(status.names),
    ...waitingLines(status),
  ];
};

function runLines({ runs, service, file, state }: Status): readonly string[] {
  if (runs) return ['The guard runs.'];
  if (service)
    return [
      `NO GUARD ANSWERS AT ${printable(state)}. The service of this computer has a state folder and a file of its own:`,
      `  ${printable(statusCommand(service))}`,
    ];
  const flags = state === DEFAULT_FOLDER ? '' : ` --state ${printable(state)}`;
  return [`THE GUARD DOES NOT RUN: tonewall guard ${printable(file)}${flags}`];
}

function lossLines({ traffic, rules }: Status): readonly string[] {
  const times = traffic?.rulesPutBack ?? 0;
  if (times === 0) return [];
  const end = rules === 'none' ? 'They were put back each time, and are not in force now.' : 'They are back.';
  return [
    `ANOTHER PROGRAM TOOK THE RULES OF THE FIREWALL AWAY, ${count(times, 'time', 'times')} since the guard started. ${end}`,
    '  Which one: the log of tonewall firewall helper. When: tonewall journal query --kind rules-put-back',
  ];
}

function troubleLines(status: Status): readonly string[] {
  if (!status.trouble) return [];
  return [
    `${printable(status.file)} CANNOT BE USED: ${status.runs ? 'what the guard read before stays in force' : 'a guard would not start with it'}.`,
    isPlaced(status)
      ? '  What follows is what the guard that runs tells. How the rules of the firewall stand is not known without the file.'
      : '  Segments, players and the rules of the firewall are not known without it.',
  ];
}

function journalLines({ journal, refused }: Status): readonly string[] {
  const unreadable = refused?.unreadable ?? 0;
  return [
    ...missingLines(journal),
    ...(unreadable === 0
      ? []
      : [`${count(unreadable, 'line', 'lines')} of the journal cannot be read: tonewall journal verify`]),
  ];
}

function missingLines(journal: Status['journal']): readonly string[] {
  if (!journal) return [];
  const { fails, unwritten, reads, acts } = journal;
  if (unwritten === 0) return ['Its journal is whole since it started.'];
  return [
    fails
      ? 'THE JOURNAL CANNOT BE WRITTEN: only reading, pausing, stopping and turning down pass. Is the disk full?'
      : 'The journal could not be written for a while.',
    `  Missing since the guard started: ${count(unwritten, 'entry', 'entries')}. ` +
      `Passed all the same: ${count(reads, 'read', 'reads')}, ${count(acts, 'other act', 'other acts')}.`,
  ];
}

/** The guard made printable what it says of them. */
function waitingLines({ waiting, approvals }: Status): readonly string[] {
  if (waiting === 0) return [];
  const more = waiting - MOST_WAITING;
  return [
    `${count(waiting, 'request waits', 'requests wait')} for an approval: tonewall approve`,
    ...approvals
      .slice(0, MOST_WAITING)
      .map(
        ({ number, address, room, leftMs, ...asked }) =>
          `  ${number}: ${whoAsks(asked)} at ${address}: ${actionWithClass(asked)} in ${room}, ${Math.ceil(leftMs / 1000)} s left`,
      ),
    ...(more > 0 ? [`  and ${more} more`] : []),
  ];
}
