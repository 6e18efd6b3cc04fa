import { TonewallError } from '../../base/errors.ts';
import { type Changed, type IdentityFile, identityFile } from '../../guard/identity/identity-file.ts';
import type { IdentityState } from '../../guard/identity/state.ts';
import { actAsOwnerOf } from '../../host/acting.ts';
import { nodeClock } from '../../host/clock.ts';
import { nodeDisk } from '../../host/disk/disk.ts';
import type { StateFlags } from '../state-folder.ts';
import { type Asked, sayingUnheard } from '../unheard.ts';

/** Root acts as the user of the guard here: the guard has to read what is written. */
export function storeIn({ state }: StateFlags): IdentityFile {
  actAsOwnerOf(state);
  return identityFile(nodeDisk(), state);
}

export const nowMs = (): number => nodeClock().now();

/** Fails as `IdentityFile.read` does. */
export const readIdentities = (asked: Asked): Promise<IdentityState> =>
  sayingUnheard(asked, () => storeIn(asked.flags).read());

/** Changes the identities, or fails with what `change` says is in the way; then nothing is written. */
export const changeIdentities = (asked: Asked, change: Change): Promise<void> =>
  sayingUnheard(asked, () => changed(asked.flags, change));

type Change = (state: IdentityState, at: number) => IdentityState | TonewallError;

async function changed(flags: StateFlags, change: Change): Promise<void> {
  const at = nowMs();
  const { value } = await storeIn(flags).update(at, (state): Changed<TonewallError | undefined> => {
    const after = change(state, at);
    return after instanceof TonewallError ? { state, value: after } : { state: after, value: undefined };
  });
  if (value) throw value;
}

export const unknownName = (what: string, name: string): TonewallError =>
  new TonewallError('identity-unknown', `there is no ${what} called ${name}`);
