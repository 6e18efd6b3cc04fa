import { eraOf } from '../../era.ts';
import type { PageRequest } from '../../server/page.ts';
import type { PlayerState } from '../../state/player.ts';
import { tokenOf } from './csrf.ts';
import type { Form, FormValues } from './form.ts';

const kindOf = (player: PlayerState) => eraOf(player.build).reboot;

const isLocked = (player: PlayerState): boolean => kindOf(player) === 'locked' && !player.switches.unlocked;

const asksToConfirm = (player: PlayerState): boolean => ['confirm', 'locked'].includes(kindOf(player));

/**
 * `GET /reboot` rebooted at once for years (about 2010 to 7.2); from 7.3 on a form with a token; 86.10 asks to confirm.
 * Unsure: how it asks; here the field is called as in the template of the factory reset, and any text confirms.
 */
export const reboot: Form = {
  path: '/reboot',
  title: 'Reboot',
  fields: (player) => (asksToConfirm(player) ? ['confirm'] : []),
  isLocked,
  actsOnGet: (player) => kindOf(player) === 'get',
  apply: (request, values) => {
    if (values.reset === 'yes') return resetToFactory(request, values);
    if (asksToConfirm(request.player) && !values.confirm) return undefined;
    request.world.reboot(request.player.id);
    return 'Rebooting...';
  },
};

/** The page shows a challenge and posts it with `reset=yes` to `/reboot` (template of 34.16 and 57.10). */
export const reset: Form = {
  path: '/reset',
  title: 'Factory Reset',
  action: '/reboot',
  hidden: { reset: 'yes' },
  fields: ['confirm'],
  says: (request) => `To confirm, type ${challengeOf(request)}`,
  isLocked,
  apply: resetToFactory,
};

/**
 * The simulated player restarts and keeps its state, so that a household outlives a test of this door.
 */
function resetToFactory(request: PageRequest, { confirm }: FormValues): string | undefined {
  if (confirm !== challengeOf(request)) return undefined;
  request.world.reboot(request.player.id);
  return 'Remote factory reset. Rebooting...';
}

/** Unsure: what it looks like. */
const challengeOf = (request: PageRequest): string => tokenOf(request).slice(0, 6);
