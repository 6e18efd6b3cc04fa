import { table } from '../../audit/report/text/table.ts';
import { TonewallError } from '../../base/errors.ts';
import { printable } from '../../base/text.ts';
import { isWord } from '../../guard/identity/name.ts';
import {
  hashPassword,
  isPasswordLength,
  PASSWORD_LENGTH,
  SALT_BYTES,
} from '../../guard/identity/password.ts';
import { endPassword, setPassword } from '../../guard/identity/people.ts';
import { nodeRandom } from '../../host/random.ts';
import type { CommandContext } from '../command.ts';
import type { ListFlags } from './devices.ts';
import { endNamed } from './end-named.ts';
import { changeIdentities, readIdentities, unknownName } from './identity-store.ts';
import { moment } from './moment.ts';
import { checkPerson, configFor } from './named-words.ts';
import { newPassword } from './new-password.ts';

export interface PasswordFlags extends ListFlags {
  readonly config?: string;
}

export async function changePassword(
  context: CommandContext,
  id: string,
  flags: PasswordFlags,
): Promise<number> {
  if (!isWord(id))
    throw new TonewallError('usage-flag', `${printable(id, 80)} is no id of a person`, {
      hint: 'Small letters, digits and dashes; a letter first: as in tonewall.yaml.',
    });
  const config = await configFor(context, flags.config);
  if (config) checkPerson(config, id);
  const typed = await newPassword(context);
  if (!isPasswordLength(typed)) {
    const { least, most } = PASSWORD_LENGTH;
    throw new TonewallError('password-refused', `a password has ${least} to ${most} characters`);
  }
  const password = await hashPassword(typed, nodeRandom().bytes(SALT_BYTES));
  await changeIdentities(
    { terminal: context.terminal, command: 'people passwd', flags },
    (state, at) =>
      setPassword(state, { id, password, at }) ??
      new TonewallError('identity-refused', 'there are as many people as there may be (256)'),
  );
  if (flags.json) context.terminal.out(`${JSON.stringify({ changed: id })}\n`);
  else
    context.terminal.note(`${id} has a new password. What ${id} may stands in tonewall.yaml, under people.`);
  return 0;
}

export async function listPeople({ terminal }: CommandContext, flags: ListFlags): Promise<number> {
  const { people: all } = await readIdentities({ terminal, command: 'people', flags });
  const people = all.map(({ id, changedAt, passkeys }) => ({
    id,
    changedAt,
    passkeys: passkeys.length,
  }));
  if (flags.json) terminal.out(`${JSON.stringify({ people }, undefined, 2)}\n`);
  else if (people.length === 0) terminal.note('Nobody has a password: tonewall people passwd --help');
  else {
    const rows = people.map(({ id, changedAt, passkeys }) => [id, moment(changedAt), String(passkeys)]);
    for (const line of table(terminal.width, ['person', 'password since', 'passkeys'], rows))
      terminal.out(`${line}\n`);
  }
  return 0;
}

export const endPerson = (context: CommandContext, id: string, flags: ListFlags): Promise<number> =>
  endNamed(context, {
    command: 'people end',
    name: id,
    flags,
    end: (state) => endPassword(state, id) ?? unknownName('person with a password', id),
    told: `Nobody can sign in as ${id} now; a running guard knows within a second.`,
  });
