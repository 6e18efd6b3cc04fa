import { parseBuild } from '../base/build.ts';

/**
 * How players of a build behave on the wire. The borders come from builds at which a habit was seen before and
 * after; where the exact build of a change is not known the comment says so.
 */
export interface Era {
  readonly generation: 1 | 2;
  /** Root of ZoneGroupState: `<ZoneGroups>` up to about 9.x, `<ZoneGroupState>` after (seen: 31.8 old, 49.2 new). Unsure: the border. */
  readonly zoneGroupRoot: 'ZoneGroups' | 'ZoneGroupState';
  /** SSDP headers: 26.1 and 29.4 plain; 34.7 with WIFIMODE and VARIANT; 39/40 with the local API's household; 85.0 with secure locations. */
  readonly ssdp: 'plain' | 'wifi' | 'smartspeaker' | 'secure';
  /** X-RINCON-WIFIMODE: there on 85.0, gone on 86.10 (answers recorded in April and October 2026; the program of 86.10 lacks the name). Unsure: newer builds; taken as gone. */
  readonly wifiModeInSsdp: boolean;
  /** HOUSEHOLD.SMARTSPEAKER.AUDIO: the household alone on 39.4, with a suffix on 40.5 and later. */
  readonly householdSuffix: boolean;
  /** mDNS `_sonos._tcp`. Unsure: which build began to announce; none was seen before 39. */
  readonly mdns: 'none' | 's1' | 's2-2021' | 's2-2026';
  /** The local API on 1443. Unsure: seen with the smartspeaker headers, absent before. */
  readonly localApi: boolean;
  /** How /reboot and /reset answer: see `RebootKind`. */
  readonly reboot: RebootKind;
  /** Forms carry a csrfToken from 7.3 on. */
  readonly csrfTokens: boolean;
  /** A Host header with a name is refused. Unsure: since the DNS rebinding fix of July 2018, taken as build 43. */
  readonly hostRule: boolean;
  /** /status/accounts with names and mail addresses. Unsure: gone since the answer to the report of December 2017, taken as build 38. */
  readonly accountsLeak: boolean;
  /** Pages that list phones, Wi-Fi neighbours and the household's registration in clear. Unsure: as above. */
  readonly statusLeak: 'full' | 'reduced';
  /** X-Frame-Options and CSP on pages (seen on 86.10, absent on 57). */
  readonly frameHeaders: boolean;
  /** The switches of Connection Security exist (seen on 86, absent on 57.10; introduced about the end of 2024, taken as build 80). */
  readonly connectionSecurity: boolean;
}

/**
 * `get`: a GET reboots at once, up to 7.2. `form`: from 7.3 (build 36) a form with a token. `confirm`: a page that asks
 * to confirm (the program of 86.10). Unsure: since which build it asks, taken as 80. `locked`: 403 on every unit that is
 * not unlocked. Unsure: that such builds exist, and the first of them; 86.10 still has the page, so it is taken as
 * everything newer. GET /reboot on a player of 9x would settle it.
 */
export type RebootKind = 'get' | 'form' | 'confirm' | 'locked';

/** The era of a build; unreadable builds behave like the oldest. */
export function eraOf(build: string): Era {
  const major = parseBuild(build)?.major ?? 0;
  const generation = major >= 58 ? 2 : 1;
  return {
    generation,
    zoneGroupRoot: major >= 49 ? 'ZoneGroupState' : 'ZoneGroups',
    ssdp: major >= 85 ? 'secure' : major >= 39 ? 'smartspeaker' : major >= 34 ? 'wifi' : 'plain',
    wifiModeInSsdp: major >= 34 && major < 86,
    householdSuffix: major >= 40,
    mdns: mdnsOf(major, generation),
    localApi: major >= 39,
    reboot: rebootOf(major),
    csrfTokens: major >= 36,
    hostRule: major >= 43,
    accountsLeak: major < 38,
    statusLeak: major < 38 ? 'full' : 'reduced',
    frameHeaders: major >= 80,
    connectionSecurity: major >= 80,
  };
}

function rebootOf(major: number): RebootKind {
  if (major >= 87) return 'locked';
  if (major >= 80) return 'confirm';
  return major >= 36 ? 'form' : 'get';
}

function mdnsOf(major: number, generation: 1 | 2): Era['mdns'] {
  if (major < 39) return 'none';
  if (generation === 1) return 's1';
  return major >= 85 ? 's2-2026' : 's2-2021';
}
