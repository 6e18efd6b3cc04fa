import { table } from '../../audit/report/text/table.ts';
import { printable } from '../../base/text.ts';
import { moment } from '../identity/moment.ts';
import { count } from '../count.ts';
import type { EnrolledNow } from './enrolled.ts';

export function enrolledLines(
  { devices, programs, openCodes, sessions }: EnrolledNow,
  width: number,
  timeZone?: string,
): readonly string[] {
  const at = (ms: number): string => moment(ms, timeZone);
  const rows = [
    ...devices.map(({ name, role, address, since, seenAt, until }) => [
      ...names(name, role),
      address,
      at(since),
      at(seenAt),
      at(until),
    ]),
    ...programs.map(({ name, role, since }) => [
      ...names(name, role),
      'a credential',
      at(since),
      '-',
      'you end it',
    ]),
  ];
  return [
    ...(rows.length === 0
      ? ['  Nobody: tonewall enrol --help']
      : table(width, ['name', 'role', 'known by', 'since', 'last seen', 'until'], rows)),
    ...(sessions === 0 ? [] : [`  ${count(sessions, 'person is', 'people are')} signed in.`]),
    ...(openCodes === 0 ? [] : [`  ${count(openCodes, 'code waits', 'codes wait')} to be typed.`]),
  ];
}

const names = (name: string, role: string): readonly [string, string] => [
  printable(name, 40),
  printable(role),
];
