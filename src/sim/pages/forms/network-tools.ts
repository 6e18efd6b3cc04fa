import { eraOf } from '../../era.ts';
import type { PlayerState } from '../../state/player.ts';
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

/** Makes the player announce itself again: one of the tools of 34.16, and there by a mere GET. */
const mdnsAnnounce: Form = {
  path: '/mdnsannounce',
  title: 'mDNS Announce',
  fields: [],
  exists: builtBetween(34),
  actsOnGet: (player) => !eraOf(player.build).csrfTokens,
  apply: () => 'Success',
};

const nslookup = tool('/nslookup', 'nslookup');
const nmblookup = tool('/nmblookup', 'nmblookup', builtBetween(0, 34));

/** Every tool that answers. Unsure: whether `/nslookup` does on builds whose tools page does not name it. */
export const networkTools: readonly Form[] = [
  tool('/ping', '/bin/ping -c 3'),
  tool('/traceroute', '/usr/bin/traceroute'),
  nmblookup,
  nslookup,
  mdnsAnnounce,
];

const looksUpNames = builtBetween(34);

/**
 * What the tools page shows, in its order: `nmblookup` is on that of 16.6 only, the name lookup and the announcement are on
 * that of 34.16 and later. Unsure: the builds of the change, taken as 34.
 */
export const shownTools = (player: PlayerState): readonly Form[] =>
  networkTools.filter(
    (form) => (form.exists?.(player) ?? true) && (form !== nslookup || looksUpNames(player)),
  );
