import { TonewallError } from '../../../base/errors.ts';
import { askDesk, doorPath } from '../../approval/door.ts';
import type { ShownDoors } from '../../approval/messages.ts';
import type { Scene } from '../probe.ts';

/** Where the guard of the state folder stands; undefined where none answers. One of another user does not. */
export async function guardStanding({ ports, stateFolder }: Scene): Promise<ShownDoors | undefined> {
  try {
    const answer = await askDesk(ports.doors, doorPath(stateFolder), { ask: 'doors' });
    return answer.answer === 'doors' ? answer.standing : undefined;
  } catch (cause) {
    if (cause instanceof TonewallError && cause.code === 'guard-unreachable') return undefined;
    throw cause;
  }
}
