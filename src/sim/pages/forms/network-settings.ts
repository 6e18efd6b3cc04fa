import { eraOf } from '../../era.ts';
import type { PlayerState } from '../../state/player.ts';
import { builtBetween } from './build-major.ts';
import type { Form } from './form.ts';

/** `/wifictrl?wifi=off` switched the radio off for good by a link (4.2); a token form from 7.3; gone in 86.10. */
export const wifiControl: Form = {
  path: '/wifictrl',
  title: 'Wireless',
  fields: ['wifi'],
  exists: builtBetween(0, 80),
  actsOnGet: (player, request) => !eraOf(player.build).csrfTokens && request.query.has('wifi'),
  apply: ({ player, world }, { wifi = '' }) => {
    if (!['on', 'off', 'persist-off'].includes(wifi)) return 'wifi is on, off or persist-off';
    player.device.wifiEnabled = wifi === 'on';
    world.changed();
    return `wifi ${wifi}`;
  },
};

/** Radio region, a form without a token (16.6 to 34.16); gone in 86.10. Its password is not known: none is taken. */
export const region: Form = {
  path: '/region',
  aliases: ['/region.htm'],
  title: 'Region',
  fields: ['region', 'password'],
  withoutToken: true,
  exists: builtBetween(0, 57),
  apply: () => 'Failed',
};

const ordersBridges = builtBetween(34);

/**
 * Order of the mesh's bridges: `FirstZP` on 18.0, `PriorityBridge` besides on 34.16. Unsure: since which build.
 * Nothing that is simulated depends on it.
 */
export const advancedConfig: Form = {
  path: '/advconfig',
  aliases: ['/advconfig.htm'],
  title: 'Advanced Configuration',
  fields: (player: PlayerState) => (ordersBridges(player) ? ['FirstZP', 'PriorityBridge'] : ['FirstZP']),
  apply: () => 'Settings changed.',
};

/** Dealer networks: open in 16.6 and 18.0, gone in 34.16. Nothing that is simulated depends on them. */
export const dealerNet: Form = {
  path: '/dealernetsetup',
  aliases: ['/dealernetsetup.htm', '/dealernetsetssid', '/dealernetsetssid.htm'],
  title: 'Dealer Network',
  fields: ['ssid'],
  withoutToken: true,
  exists: builtBetween(0, 34),
  apply: () => 'Dealer network set.',
};
