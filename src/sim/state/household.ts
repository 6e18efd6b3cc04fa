import type {
  AccountState,
  FavoriteState,
  LibraryState,
  MediaItemState,
  MusicServiceState,
  SavedQueueState,
} from './music.ts';
import type { PlayerState } from './player.ts';

export type * from './music.ts';

/**
 * The truth of a simulated household: plain, mutable data that JSON can carry, so that a state hash and a test can
 * see all of it. Behaviours change it; the event engine compares what services say of it before and after.
 * Derived things (track position, LastChange, ZoneGroupState) are computed when asked, never stored.
 */
export interface HouseholdState {
  /** `Sonos_…` as in X-RINCON-HOUSEHOLD. */
  id: string;
  /** The part behind the dot in the local API's household id. */
  museSuffix: string;
  /** `lc_<32 hex>`. */
  locationId: string;
  /** Keyed by player id (`RINCON_…`), in the order of the file. */
  players: Record<string, PlayerState>;
  /** Every player that is not a satellite is in exactly one group. */
  groups: GroupState[];
  /** Players the household remembers but does not see. */
  vanished: VanishedState[];
  alarms: AlarmState[];
  alarmListVersion: number;
  clock: HouseholdClockState;
  /** Sonos favourites (`FV:2`), radio stations (`R:0/0`), saved queues (`SQ:`). */
  favorites: FavoriteState[];
  radioStations: MediaItemState[];
  savedQueues: SavedQueueState[];
  library: LibraryState;
  /** Bumped with every change to a container: `Browse` answers and ContentDirectory events carry it. */
  updateIds: {
    favorites: number;
    radioStations: number;
    savedQueues: number;
    shares: number;
    /** SystemProperties; absent until something was set. */
    system?: number;
  };
  accounts: AccountState[];
  musicServices: MusicServiceState[];
  /** SystemProperties.SetString and friends. */
  strings: Record<string, string>;
  wifi: WifiState;
  /** Phones, tablets and computers that have controlled the players: what /status pages gave away. */
  controllers: ControllerState[];
  registration: { customerId: string; email: string };
  areas: {
    updateId: number;
    /** As GroupManagement.SetSourceAreaIds gave them. */
    sourceIds?: string;
  };
  /** With UPnP off: whether SOAP through TLS still works. Unsure: one report says so. */
  soapOverTls: boolean;
}

export interface GroupState {
  /** `<coordinator>:<number>`; the number changes when the coordinator or the members change. */
  id: string;
  coordinator: string;
  /** Players in the group, the coordinator among them; bonded invisible ones too, satellites not. */
  members: string[];
}

export interface VanishedState {
  id: string;
  roomName: string;
  reason: string;
  model: string;
  mac: string;
  /** Where it was last. */
  address: string;
  /** Epoch milliseconds. */
  lastSeenAt: number;
}

export interface AlarmState {
  id: number;
  startLocalTime: string;
  duration: string;
  recurrence: string;
  enabled: boolean;
  roomId: string;
  programUri: string;
  programMetaData: string;
  playMode: string;
  volume: number;
  includeLinkedZones: boolean;
}

export interface HouseholdClockState {
  /** Index into the time-zone table, and whether daylight saving follows by itself. */
  timeZoneIndex: number;
  timeZone: string;
  autoAdjustDst: boolean;
  timeServer: string;
  timeFormat: string;
  dateFormat: string;
  timeGeneration: number;
  /** Milliseconds the players' clock is off from the host's; set by SetTimeNow and by the clock-skew fault. */
  offsetMs: number;
  dailyIndexRefreshTime: string;
}

export interface WifiState {
  ssid: string;
  protection: string;
  channelFrequency: number;
  routerMac: string;
  neighbours: { ssid: string; bssid: string; protection: string; signal: number }[];
}

export interface ControllerState {
  name: string;
  kind: string;
  address: string;
  mac: string;
}
