import { eraOf } from '../../era.ts';
import type { Form } from './form.ts';

/** `GET /reboot` rebooted at once for years (about 2010 to 7.2); from 7.3 on a form with a token; 86.10 asks to confirm. */
export const reboot: Form = {
  path: '/reboot',
  title: 'Reboot',
  fields: [],
  actsOnGet: (player) => eraOf(player.build).reboot === 'get',
  apply: ({ world, player }) => {
    world.reboot(player.id);
    return 'Rebooting...';
  },
};

/**
 * Factory reset: the template posts `reset=yes` and a challenge. The simulated player restarts and keeps its state,
 * so that a household outlives a test of this door.
 */
export const reset: Form = {
  path: '/reset',
  title: 'Factory Reset',
  fields: ['reset', 'confirm'],
  apply: ({ world, player }, values) => {
    if (values.reset !== 'yes') return 'Not confirmed.';
    world.reboot(player.id);
    return 'Remote factory reset. Rebooting...';
  },
};
