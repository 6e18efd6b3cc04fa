import type { TonewallError } from '../../base/errors.ts';
import type { IdentityState } from '../../guard/identity/state.ts';
import type { CommandContext } from '../command.ts';
import type { StateFlags } from '../state-folder.ts';
import type { GuardCommand } from '../unheard.ts';
import { changeIdentities } from './identity-store.ts';

interface Ending {
  readonly command: GuardCommand;
  readonly name: string;
  readonly flags: StateFlags & { readonly json?: true };
  /** The state without it, or why there is nothing to end. */
  readonly end: (state: IdentityState, at: number) => IdentityState | TonewallError;
  /** What an owner is told. */
  readonly told: string | (() => string);
}

/** Ends what was given under a name, and says so. */
export async function endNamed(
  { terminal }: CommandContext,
  { command, name, flags, end, told }: Ending,
): Promise<number> {
  await changeIdentities({ terminal, command, flags }, end);
  if (flags.json) terminal.out(`${JSON.stringify({ ended: name })}\n`);
  else terminal.note(typeof told === 'string' ? told : told());
  return 0;
}
