import { eraOf } from '../era.ts';
import type { HouseholdState } from '../state/household.ts';
import type { PlayerState } from '../state/player.ts';
import { radioFacts } from './radio.ts';
import { serverToken } from './product-token.ts';
import type { SsdpTarget } from './ssdp-targets.ts';

type Line = readonly [name: string, value: string];

export const MAX_AGE_SECONDS = 1800;
/** Players write it with blanks around the sign, in answers and announcements alike. */
const MAX_AGE = `max-age = ${MAX_AGE_SECONDS}`;
const GROUP_HOST = '239.255.255.250:1900';

export interface Advertised {
  readonly household: HouseholdState;
  readonly player: PlayerState;
  readonly target: SsdpTarget;
}

/** An answer to a search. Order and case of the headers as recorded from 39.4, 40.5 and 86.10. */
export const searchAnswer = (what: Advertised): string =>
  message('HTTP/1.1 200 OK', [
    ['CACHE-CONTROL', MAX_AGE],
    ['EXT', ''],
    ['LOCATION', location(what, 'http', 1400)],
    ['SERVER', serverToken(what.player)],
    ['ST', what.target.type],
    ['USN', what.target.usn],
    ...vendorLines(what),
  ]);

/** `ssdp:alive`, header order as in the format text of 86.10. */
export const aliveNotice = (what: Advertised): string =>
  message('NOTIFY * HTTP/1.1', [
    ['HOST', GROUP_HOST],
    ['CACHE-CONTROL', MAX_AGE],
    ['LOCATION', location(what, 'http', 1400)],
    ['NT', what.target.type],
    ['NTS', 'ssdp:alive'],
    ['SERVER', serverToken(what.player)],
    ['USN', what.target.usn],
    ...vendorLines(what),
  ]);

/** `ssdp:byebye` has neither LOCATION nor CACHE-CONTROL (format text of 86.10). */
export const byebyeNotice = (what: Advertised): string =>
  message('NOTIFY * HTTP/1.1', [
    ['HOST', GROUP_HOST],
    ['NT', what.target.type],
    ['NTS', 'ssdp:byebye'],
    ['SERVER', serverToken(what.player)],
    ['USN', what.target.usn],
  ]);

const message = (start: string, lines: readonly Line[]): string =>
  `${[start, ...lines.map(([name, value]) => (value ? `${name}: ${value}` : `${name}:`))].join('\r\n')}\r\n\r\n`;

const location = ({ player, target }: Advertised, scheme: string, port: number): string =>
  `${scheme}://${player.address}:${port}${target.descriptionPath}`;

/**
 * What each era adds. Order as recorded. X-RINCON-PROXY names the home-theatre player of a satellite (29.4, 34.7);
 * Unsure: its place behind BOOTSEQ on newer builds (there the texts stand in this order in the program).
 */
function vendorLines(what: Advertised): readonly Line[] {
  const { household, player } = what;
  const { ssdp, wifiModeInSsdp, householdSuffix } = eraOf(player.build);
  const radio = radioFacts(player);
  const lines: Line[] = [
    ['X-RINCON-HOUSEHOLD', household.id],
    ['X-RINCON-BOOTSEQ', String(player.bootSeq)],
  ];
  if (ssdp === 'secure') lines.push(['BOOTID.UPNP.ORG', String(player.bootSeq)]);
  if (player.bond.satelliteOf) lines.push(['X-RINCON-PROXY', player.bond.satelliteOf]);
  if (ssdp === 'plain') return lines;
  if (wifiModeInSsdp) lines.push(['X-RINCON-WIFIMODE', String(radio.wifiMode)]);
  lines.push(['X-RINCON-VARIANT', String(radio.variant)]);
  if (ssdp === 'wifi') return lines;
  lines.push(['HOUSEHOLD.SMARTSPEAKER.AUDIO', householdSuffix ? localApiHousehold(household) : household.id]);
  if (ssdp === 'secure') lines.push(...secureLines(what));
  return lines;
}

const localApiHousehold = ({ id, museSuffix }: HouseholdState): string =>
  museSuffix ? `${id}.${museSuffix}` : id;

const secureLines = (what: Advertised): readonly Line[] => [
  ['LOCATION.SMARTSPEAKER.AUDIO', what.household.locationId],
  ['SECURELOCATION.UPNP.ORG', location(what, 'https', 1443)],
  ['X-SONOS-HHSECURELOCATION', location(what, 'https', 1843)],
];
