import { asHouseholdId, type HouseholdId } from '../base/ids.ts';
import { type Headers, headerOf } from '../wire/http/headers.ts';
import { parseServerHeader, type SonosAgent } from './server-header.ts';

/** What the headers of a player's SSDP answer or announcement give away: undefined where nothing was told. */
export interface SsdpFacts {
  readonly agent: SonosAgent | undefined;
  readonly householdId: HouseholdId | undefined;
  /** Household id of the local API, with the part behind the dot. */
  readonly localApiHouseholdId: HouseholdId | undefined;
  readonly bootSeq: number | undefined;
  readonly wifiMode: string | undefined;
  readonly variant: string | undefined;
  /** The home-theatre player that answers for this satellite (stefanrenne/RxSonosLib). */
  readonly proxy: string | undefined;
  readonly locationId: string | undefined;
  readonly secureLocation: string | undefined;
  readonly householdSecureLocation: string | undefined;
}

/** Reads the vendor headers; anything of another form counts as not told. */
export function ssdpFacts(headers: Headers): SsdpFacts {
  const told = (name: string): string | undefined =>
    headerOf(headers, name)?.trim().slice(0, 256) || undefined;
  const bootSeq = told('X-RINCON-BOOTSEQ') ?? told('BOOTID.UPNP.ORG') ?? '';
  return {
    agent: parseServerHeader(told('SERVER') ?? ''),
    householdId: asHouseholdId(told('X-RINCON-HOUSEHOLD') ?? ''),
    localApiHouseholdId: asHouseholdId(told('HOUSEHOLD.SMARTSPEAKER.AUDIO') ?? ''),
    bootSeq: /^\d{1,9}$/.test(bootSeq) ? Number(bootSeq) : undefined,
    wifiMode: told('X-RINCON-WIFIMODE'),
    variant: told('X-RINCON-VARIANT'),
    proxy: told('X-RINCON-PROXY'),
    locationId: told('LOCATION.SMARTSPEAKER.AUDIO'),
    secureLocation: told('SECURELOCATION.UPNP.ORG'),
    householdSecureLocation: told('X-SONOS-HHSECURELOCATION'),
  };
}
