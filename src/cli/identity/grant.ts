import { TonewallError } from '../../base/errors.ts';
import { printable } from '../../base/text.ts';
import { isName, isWord } from '../../guard/identity/name.ts';
import { IDENTITY_LIMITS } from '../../guard/identity/limits.ts';

export interface GrantFlags {
  readonly name: string;
  readonly role: string;
  readonly group?: readonly string[];
}

export interface Grant {
  readonly name: string;
  readonly role: string;
  readonly groups: string[];
}

const wrong = (message: string, hint: string): TonewallError =>
  new TonewallError('usage-flag', message, { hint });

/** What an owner grants, checked; whether tonewall.yaml names the role is another question (`named-words.ts`). */
export function grantIn({ name, role, group = [] }: GrantFlags): Grant {
  if (!isName(name))
    throw wrong(
      `--name: ${printable(name, 80)} is no name`,
      'One line of 1 to 64 characters that can be seen.',
    );
  for (const word of [role, ...group])
    if (!isWord(word))
      throw wrong(
        `${printable(word, 80)} is no role or group`,
        'Small letters, digits and dashes; a letter first.',
      );
  if (role === 'nobody')
    throw wrong('nobody is not a role to give', 'Strangers have it without being enrolled.');
  if (group.length > IDENTITY_LIMITS.groups) throw wrong('--group: too many groups', 'At most 16.');
  return { name, role, groups: [...new Set(group)] };
}
