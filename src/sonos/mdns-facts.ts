import { asIpAddress, type Endpoint } from '../base/address.ts';
import { asHouseholdId, asPlayerId, type HouseholdId, type PlayerId } from '../base/ids.ts';
import { fromNetwork, type HostileText } from '../base/text.ts';
import type { TextEntry } from '../wire/mdns/message.ts';

/** What a player's `_sonos._tcp` records give away to any host on the link: undefined where nothing was told. */
export interface MdnsFacts {
  readonly playerId: PlayerId | undefined;
  /** Part of the instance name from S2 of 2026 on. */
  readonly room: HostileText | undefined;
  readonly householdId: HouseholdId | undefined;
  /** Household id of the local API, with the part behind the dot. */
  readonly localApiHouseholdId: HouseholdId | undefined;
  readonly bootSeq: number | undefined;
  /** Address and port of the description as told; a stranger may tell any. */
  readonly location: Endpoint | undefined;
  readonly protocolVersion: string | undefined;
  /** Path of the local API's player information: `/api/v1/players/RINCON_…/info`. */
  readonly infoPath: string | undefined;
  /** Path of the local API's WebSocket. */
  readonly webSocketPath: string | undefined;
  readonly sslPort: number | undefined;
  readonly householdSslPort: number | undefined;
  readonly variant: string | undefined;
}

/**
 * Reads the first label of an instance name and its TXT entries. Forms seen: `Sonos-<MAC>` with `info` (S1 57.23, S2 of 2021) and
 * `RINCON_…@Room` with `uuid` and `wss` (S2 of 2026). Keys are told apart without case (RFC 6763 §6.4); of a repeated key
 * the first counts.
 */
export function mdnsFacts(instance: string, text: readonly TextEntry[]): MdnsFacts {
  const told = (key: string): string | undefined => {
    const value = text.find(([name]) => name.toLowerCase() === key)?.[1];
    return typeof value === 'string' ? value.slice(0, 256) || undefined : undefined;
  };
  const infoPath = pathOf(told('info'));
  const [, id, room] = /^(RINCON_[^@]{1,40})@(.{1,256})$/su.exec(instance) ?? [];
  const [, inPath] = /^\/api\/v1\/players\/([^/]{1,64})\/info$/.exec(infoPath ?? '') ?? [];
  return {
    playerId: asPlayerId(told('uuid') ?? id ?? inPath ?? ''),
    room: room === undefined ? undefined : fromNetwork(room),
    householdId: asHouseholdId(told('hhid') ?? ''),
    localApiHouseholdId: asHouseholdId(told('mhhid') ?? ''),
    bootSeq: numberOf(told('bootseq'), 999_999_999),
    location: endpointOf(told('location')),
    protocolVersion: told('protovers'),
    infoPath,
    webSocketPath: pathOf(told('wss')),
    sslPort: numberOf(told('sslport'), 65_535),
    householdSslPort: numberOf(told('hhsslport'), 65_535),
    variant: told('variant'),
  };
}

const pathOf = (text: string | undefined): string | undefined =>
  text !== undefined && /^\/[\x21-\x7e]*$/.test(text) ? text : undefined;

function numberOf(text: string | undefined, maximum: number): number | undefined {
  const value = text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : 0;
  return value >= 1 && value <= maximum ? value : undefined;
}

function endpointOf(text: string | undefined): Endpoint | undefined {
  if (text === undefined || !URL.canParse(text)) return undefined;
  const { protocol, hostname, port } = new URL(text);
  const host = asIpAddress(hostname);
  return protocol === 'http:' && host ? { host, port: Number(port || 80) } : undefined;
}
