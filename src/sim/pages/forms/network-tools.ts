import { eraOf } from '../../era.ts';
import { text } from '../../server/answer.ts';
import type { Page } from '../../server/page.ts';
import { escapeXml } from '../../xml/escape.ts';
import { builtBetween } from './build-major.ts';
import type { Form } from './form.ts';

/**
 * Tools that make a player send to a host of the caller's choice: by GET in 16.6 (`/ping?host=`), with a token later.
 * The simulated player sends nothing; that it was asked stands in the recording.
 */
const tool = (path: string, commandLine: string, exists?: Form['exists']): Form => ({
  path,
  title: path.slice(1),
  fields: ['host'],
  ...(exists ? { exists } : {}),
  actsOnGet: (player, request) => !eraOf(player.build).csrfTokens && request.query.has('host'),
  apply: (_request, { host = '' }) =>
    `<pre>${escapeXml(`${commandLine} ${host}\n(simulated: nothing was sent)`)}</pre>`,
});

export const networkTools: readonly Form[] = [
  tool('/ping', '/bin/ping -c 3'),
  tool('/traceroute', '/usr/bin/traceroute'),
  tool('/nslookup', 'nslookup'),
  // Present in 16.6, not in the table of 86.10. Unsure: when it went.
  tool('/nmblookup', 'nmblookup', builtBetween(0, 36)),
];

/** The page that leads to them (`tools.htm` of 16.6 to 34.16; made by the program on 57.23 and 86.10). */
export const toolsPages: readonly Page[] = ['/tools', '/tools.htm'].map((path) => ({
  path,
  methods: ['GET'],
  serve: () =>
    text(
      200,
      'text/html',
      `<HTML><HEAD><TITLE>Tools</TITLE></HEAD><BODY>${['/ping', '/traceroute', '/nslookup']
        .map((to) => `<A HREF="${to}">${to.slice(1)}</A><BR/>`)
        .join('')}</BODY></HTML>`,
    ),
}));

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

/** Radio region, a form without a token (16.6 to 34.16); gone in 86.10. */
export const region: Form = {
  path: '/region',
  aliases: ['/region.htm'],
  title: 'Region',
  fields: ['region'],
  withoutToken: true,
  exists: builtBetween(0, 57),
  apply: () => 'Region set.',
};

/** Order of the mesh's bridges: `FirstZP`, `PriorityBridge`. */
export const advancedConfig: Form = {
  path: '/advconfig',
  aliases: ['/advconfig.htm'],
  title: 'Advanced Configuration',
  fields: ['FirstZP', 'PriorityBridge'],
  apply: () => 'Settings changed.',
};

/** Dealer networks: open in 16.6 and 18.0, gone in 34.16. */
export const dealerNet: Form = {
  path: '/dealernetsetup',
  aliases: ['/dealernetsetup.htm', '/dealernetsetssid', '/dealernetsetssid.htm'],
  title: 'Dealer Network',
  fields: ['ssid'],
  withoutToken: true,
  exists: builtBetween(0, 34),
  apply: () => 'Dealer network set.',
};
