import { PLAYERS } from './discovery-lab.ts';
import type { ByHand } from './scripts/searches.ts';

const GROUP = '239.255.255.250';
const EVERYBODY = '255.255.255.255';
const ZONE_PLAYER = 'urn:schemas-upnp-org:device:ZonePlayer:1';
const KITCHEN = PLAYERS[0];

interface Spelling {
  readonly client: string;
  readonly search: ByHand;
  /** Who is to answer; all of them when missing. */
  readonly by?: readonly string[];
}

const lines = (man: string, target: string, { host = `${GROUP}:1900`, mx = 1 } = {}): readonly string[] => [
  'M-SEARCH * HTTP/1.1',
  `HOST: ${host}`,
  `MAN: ${man}`,
  `MX: ${mx}`,
  `ST: ${target}`,
];
const QUOTED = '"ssdp:discover"';
const wellFormed = (target: string, mx = 1): string =>
  `${lines(QUOTED, target, { mx }).join('\r\n')}\r\n\r\n`;
const CLOSE = `${GROUP}:reservedSSDPport`;

/** As real control points write it (client habits, Searches): one for each client, and where it is sent. */
const OF_CLIENTS: readonly Spelling[] = [
  {
    client: 'SoCo: LF, no blank line, TTL 4',
    search: { text: `${lines(QUOTED, ZONE_PLAYER).join('\n')}\n`, to: GROUP, ttl: 4 },
  },
  {
    client: 'SoCo by broadcast',
    search: { text: `${lines(QUOTED, ZONE_PLAYER).join('\n')}\n`, to: EVERYBODY },
  },
  ...[GROUP, EVERYBODY].flatMap((to): readonly Spelling[] => [
    {
      client: `node-sonos-ts, no line end at the end, to ${to}`,
      search: { text: lines(QUOTED, ZONE_PLAYER).join('\r\n'), to },
    },
    {
      client: `npm sonos, MAN without quotes, to ${to}`,
      search: { text: `${lines('ssdp:discover', ZONE_PLAYER).join('\r\n')}\r\n\r\n`, to },
    },
    {
      client: `node-sonos-discovery from 1905 to ${to}`,
      search: { text: lines('ssdp:discover', ZONE_PLAYER, { host: CLOSE }).join('\r\n'), to, port: 1905 },
    },
    {
      client: `async_upnp_client, no blanks, to ${to}`,
      search: {
        text: `M-SEARCH * HTTP/1.1\r\nHOST:${GROUP}:1900\r\nMAN:${QUOTED}\r\nMX:1\r\nST:${ZONE_PLAYER}\r\n\r\n`,
        to,
      },
    },
    {
      client: `the vendor's app from 1901 to ${to}`,
      search: { text: wellFormed(ZONE_PLAYER), to, port: 1901 },
    },
  ]),
  {
    client: 'one player, at its own address',
    search: { text: wellFormed(ZONE_PLAYER), to: KITCHEN },
    by: [KITCHEN],
  },
];

/** What is asked for, as gssdp asks (UDA 2.0 §1.3.2). */
const FOR_TARGETS: readonly Spelling[] = [
  'ssdp:all',
  'upnp:rootdevice',
  'urn:schemas-upnp-org:device:MediaRenderer:1',
  'urn:schemas-upnp-org:device:MediaServer:1',
  'urn:schemas-upnp-org:service:AVTransport:1',
  'urn:schemas-upnp-org:service:RenderingControl:1',
  'urn:schemas-upnp-org:service:ContentDirectory:1',
  'urn:schemas-upnp-org:service:ZoneGroupTopology:1',
  'urn:schemas-upnp-org:service:DeviceProperties:1',
].map((target) => ({ client: `gssdp for ${target}`, search: { text: wellFormed(target, 3), to: GROUP } }));

const BY_NAME: Spelling = {
  client: 'gssdp for one by its name',
  search: { text: wellFormed('uuid:RINCON_000E58A0370101400', 3), to: GROUP },
  by: [KITCHEN],
};

export const SPELLINGS: readonly Spelling[] = [...OF_CLIENTS, ...FOR_TARGETS, BY_NAME];
