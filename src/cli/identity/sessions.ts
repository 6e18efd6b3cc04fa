import { table } from '../../audit/report/text/table.ts';
import { endSessions, isCurrent } from '../../guard/identity/session.ts';
import type { Session } from '../../guard/identity/state.ts';
import type { CommandContext } from '../command.ts';
import type { ListFlags } from './devices.ts';
import { endNamed } from './end-named.ts';
import { nowMs, readIdentities, unknownName } from './identity-store.ts';
import { moment } from './moment.ts';

export async function listSessions({ terminal }: CommandContext, flags: ListFlags): Promise<number> {
  const at = nowMs();
  const { sessions: all } = await readIdentities({ terminal, command: 'people sessions', flags });
  const current = all.filter((session) => isCurrent(session, at));
  if (flags.json) {
    const sessions = current.map(({ hash: _hash, ...session }) => session);
    terminal.out(`${JSON.stringify({ sessions }, undefined, 2)}\n`);
  } else if (current.length === 0) terminal.note('Nobody is signed in.');
  else for (const line of table(terminal.width, COLUMNS, current.map(row))) terminal.out(`${line}\n`);
  return 0;
}

const COLUMNS = ['person', 'where', 'by', 'since', 'until, if not used'];

const row = ({
  person,
  address,
  hardware,
  how,
  startedAt,
  idleEndsAt,
  endsAt,
}: Session): readonly string[] => [
  person,
  hardware === undefined ? address : `${address} and ${hardware}`,
  how,
  moment(startedAt),
  moment(Math.min(idleEndsAt, endsAt)),
];

export const signOutPerson = (context: CommandContext, id: string, flags: ListFlags): Promise<number> =>
  endNamed(context, {
    command: 'people sign-out',
    name: id,
    flags,
    end: (state, at) =>
      endSessions(state, (session) => session.person === id && isCurrent(session, at)) ??
      unknownName('signed-in person', id),
    told: `${id} is signed out everywhere; a running guard knows within a second.`,
  });
