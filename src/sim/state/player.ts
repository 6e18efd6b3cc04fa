import type {
  OwnedQueueState,
  QueueState,
  RenderingState,
  RunningAlarmState,
  TransportStateData,
} from './playing.ts';

export type * from './playing.ts';

/** One simulated player: what it is, how it is set, and what it is doing. */
export interface PlayerState {
  /** `RINCON_<MAC>01400`. */
  id: string;
  address: string;
  mac: string;
  serial: string;
  /** Model number as in the description: `S13`, `ZP120`, `Sub`. */
  model: string;
  /** `97.1-80312`. */
  build: string;
  hardwareVersion: string;
  room: string;
  icon: string;
  bootSeq: number;
  /** Epoch milliseconds of the last boot. */
  bootedAt: number;
  power: PowerState;
  switches: PlayerSwitches;
  /** Status of a page that this player answers unlike others of its build, by path. */
  pageStatuses: Record<string, number>;
  bond: BondState;
  device: DeviceSettings;
  rendering: RenderingState;
  transport: TransportStateData;
  queue: QueueState;
  /** Queues besides the one that everybody has; absent until somebody makes one. */
  ownedQueues?: OwnedQueueState[];
  /** Absent unless an alarm rings here or is put off. */
  alarm?: RunningAlarmState;
  /** Alarms that have rung here since the player was made. */
  alarmRuns?: number;
  /** The analogue line-in; absent on models without one. */
  lineIn?: LineInState;
  /** TV input facts; absent on models without one. */
  tv?: { connected: boolean; format: string; power?: string; irRepeater?: string; ledFeedback?: string };
  battery?: { level: number; charging: boolean; temperature: number; health: string };
  microphone?: { enabled: boolean };
  /** Whose account of Spotify is logged in; absent while none is. Unsure: whether it outlives a restart, as it does here. */
  spotifyUser?: string;
}

export interface LineInState {
  name: string;
  icon: string;
  leftLevel: number;
  rightLevel: number;
  connected: boolean;
  /** Coordinators that asked for its sound; absent until one does. */
  sentTo?: string[];
}

/** `rebooting`: silent until it comes back. `vanished`: silent, nobody was told. */
export type PowerState = 'on' | 'rebooting' | 'vanished';

/** Connection Security and what a build cannot change. */
export interface PlayerSwitches {
  /** UPnP off: description, SOAP and eventing on 1400 answer 403. */
  upnp: boolean;
  /** On: the local API wants more than an API key. */
  authentication: boolean;
  /** Kept; nothing that is simulated depends on it. */
  guestAccess: boolean;
  /** Login services left open on an unlocked unit. */
  telnet: boolean;
  ssh: boolean;
  unlocked: boolean;
}

/** How a player is bonded to others of its room. */
export interface BondState {
  /**
   * `ChannelMapSet` of a stereo pair or a pair with Sub, `HTSatChanMapSet` of a home theatre:
   * `RINCON_A:LF,LF;RINCON_B:RF,RF`. Empty when alone.
   */
  channelMapSet: string;
  htSatChanMapSet: string;
  /** Second of a pair, Sub or satellite: not a room of its own. */
  invisible: boolean;
  /** Satellite of this home-theatre player; empty otherwise. */
  satelliteOf: string;
}

export interface DeviceSettings {
  ledOn: boolean;
  buttonLocked: boolean;
  autoplayRoom: string;
  autoplayLinkedZones: boolean;
  autoplayVolume: number;
  useAutoplayVolume: boolean;
  wifiEnabled: boolean;
  ethernetLink: boolean;
  configuration: string;
  /** What EnterConfigMode named, until ExitConfigMode; absent otherwise. Unsure: whether it survives a restart. */
  configMode?: string;
}
