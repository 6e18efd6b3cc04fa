import { endNamed } from './end-named.ts';
import { table } from '../../audit/report/text/table.ts';
import { endProgram } from '../../guard/identity/programs.ts';
import type { Program } from '../../guard/identity/state.ts';
import type { CommandContext } from '../command.ts';
import type { ListFlags } from './devices.ts';
import { readIdentities, unknownName } from './identity-store.ts';
import { moment } from './moment.ts';

export async function listTokens({ terminal }: CommandContext, flags: ListFlags): Promise<number> {
  const { programs } = await readIdentities({ terminal, command: 'token', flags });
  if (flags.json) {
    const shown = programs.map(({ credential, ...program }) => ({ ...program, credential: credential.kind }));
    terminal.out(`${JSON.stringify({ programs: shown }, undefined, 2)}\n`);
    return 0;
  }
  if (programs.length === 0) terminal.note('There is no program: tonewall token add --help');
  else
    for (const line of table(
      terminal.width,
      ['name', 'role', 'known by', 'from', 'stand'],
      programs.map(row),
    ))
      terminal.out(`${line}\n`);
  return 0;
}

export const endToken = (context: CommandContext, name: string, flags: ListFlags): Promise<number> =>
  endNamed(context, {
    command: 'token end',
    name,
    flags,
    end: (state, at) => endProgram(state, name, at) ?? unknownName('living program', name),
    told: `The credential of ${name} is refused now; a running guard knows within a second.`,
  });

const row = ({ name, role, credential, from, endedAt }: Program): readonly string[] => [
  name,
  role,
  credential.kind,
  from?.join(', ') ?? 'anywhere',
  endedAt === undefined ? 'lives' : `ended ${moment(endedAt)}`,
];
