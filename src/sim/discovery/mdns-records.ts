import type { SrvAnswer, StringAnswer, TxtAnswer } from 'dns-packet';
import { isExtender } from '../../catalog/models.ts';
import { releaseOf } from '../description/release.ts';
import { eraOf } from '../era.ts';
import type { HouseholdState } from '../state/household.ts';
import type { PlayerState } from '../state/player.ts';
import { radioFacts } from './radio.ts';

/** RFC 6762 §10: records with a host name in them live 120 seconds, the others 75 minutes. */
const HOST_TTL = 120;
const OTHER_TTL = 4500;

const SONOS = '_sonos._tcp.local';
const SPOTIFY = '_spotify-connect._tcp.local';
const META = '_services._dns-sd._udp.local';

export type MdnsRecord = StringAnswer | SrvAnswer | TxtAnswer;

type Text = readonly (readonly [key: string, value: string])[];

/** One service that a player announces. */
interface Announced {
  readonly type: string;
  readonly instance: string;
  readonly port: number;
  readonly text: Text;
}

/** Shared records (PTR) first, then those that only this player has (SRV, TXT, A); empty for what does not announce. */
export function mdnsRecords(household: HouseholdState, player: PlayerState): readonly MdnsRecord[] {
  const services = announcedServices(household, player);
  if (services.length === 0) return [];
  return [
    ...services.flatMap(pointers),
    ...services.flatMap((service) => unique(player, service)),
    { type: 'A', name: hostName(player), ttl: HOST_TTL, flush: true, data: player.address },
  ];
}

/** Builds before 39 were not seen to announce; bridges announce nothing (57.23). */
function announcedServices(household: HouseholdState, player: PlayerState): readonly Announced[] {
  const { mdns } = eraOf(player.build);
  if (mdns === 'none' || isExtender(player.model)) return [];
  const sonos: Announced = {
    type: SONOS,
    instance: instanceName(player),
    port: 1443,
    text: textOf(household, player),
  };
  return player.bond.invisible || player.bond.satelliteOf ? [sonos] : [sonos, spotify(player)];
}

/** `RINCON_…@Room` in 2026 (86.10, 97.1); `Sonos-<MAC>` before and on 57.23. */
const instanceName = (player: PlayerState): string =>
  eraOf(player.build).mdns === 's2-2026' ? asLabel(`${player.id}@${player.room}`) : `Sonos-${hexMac(player)}`;

/**
 * A label has at most 63 bytes (RFC 6763 §4.1.1). The library splits names at every dot, so a dot in a room name
 * is carried as the one-dot leader U+2024. Unsure: how players shorten long names.
 */
function asLabel(text: string): string {
  let label = text.replaceAll('.', '\u2024');
  while (Buffer.byteLength(label) > 63) label = label.slice(0, -1);
  return label.isWellFormed() ? label : label.slice(0, -1);
}

const hexMac = (player: PlayerState): string => player.mac.replaceAll(':', '').toUpperCase();

const hostName = (player: PlayerState): string => `Sonos-${hexMac(player)}.local`;

/** Texts as recorded: python-zeroconf test packet (protovers 1.24.1), frankensonos PROTOCOL.md (57.23, 86.10, 97.1). */
function textOf(household: HouseholdState, player: PlayerState): Text {
  const { mdns } = eraOf(player.build);
  const info = ['info', `/api/v1/players/${player.id}/info`] as const;
  if (mdns === 's1') return [info, ['vers', '1'], ['protovers', releaseOf(player.build).api]];
  const ids = [
    ['hhid', household.id],
    ['mhhid', household.museSuffix ? `${household.id}.${household.museSuffix}` : household.id],
  ] as const;
  const bootSeq = ['bootseq', String(player.bootSeq)] as const;
  const location = ['location', `http://${player.address}:1400/xml/device_description.xml`] as const;
  if (mdns === 's2-2026') {
    return [['uuid', player.id], ...ids, bootSeq, location, ['sslport', '1443'], ['wss', '/websocket/api']];
  }
  return [
    info,
    ['vers', '3'],
    ['protovers', releaseOf(player.build).api],
    bootSeq,
    ...ids,
    location,
    ['sslport', '1443'],
    ['hhsslport', '1843'],
    ['variant', String(radioFacts(player).variant)],
    // Unsure: when players count it up; 0 in both recordings (protovers 1.24.1 and 1.26.3).
    ['mdnssequence', '0'],
  ];
}

/**
 * As recorded: `sonosRINCON_…` with VERSION 1 in 2024 (thlucas1/homeassistantcomponent_spotifyplus issue 27), `sonos<MAC>` with VERSION 1 in 2021
 * and 1.0 before (lists of browsers on GitHub). None had the text Stack. Unsure: which of the first generation; taken as the oldest.
 */
const spotify = (player: PlayerState): Announced => ({
  type: SPOTIFY,
  instance: eraOf(player.build).mdns === 's2-2026' ? `sonos${player.id}` : `sonos${hexMac(player)}`,
  port: 1400,
  text: [
    ['CPath', '/spotifyzc'],
    ['VERSION', eraOf(player.build).mdns === 's1' ? '1.0' : '1'],
  ],
});

const pointers = ({ type, instance }: Announced): readonly MdnsRecord[] => [
  { type: 'PTR', name: META, ttl: OTHER_TTL, data: type },
  { type: 'PTR', name: type, ttl: OTHER_TTL, data: `${instance}.${type}` },
];

/** The cache-flush bit is set on records that have one owner (RFC 6762 §10.2). */
function unique(player: PlayerState, service: Announced): readonly MdnsRecord[] {
  const name = `${service.instance}.${service.type}`;
  return [
    {
      type: 'SRV',
      name,
      ttl: HOST_TTL,
      flush: true,
      data: { priority: 0, weight: 0, port: service.port, target: hostName(player) },
    },
    {
      type: 'TXT',
      name,
      ttl: OTHER_TTL,
      flush: true,
      data: service.text.map(([key, value]) => `${key}=${value}`),
    },
  ];
}
