import type { MediaItemState } from './household.ts';

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

export interface RenderingState {
  /** 0 to 100. */
  volume: { Master: number; LF: number; RF: number };
  mute: { Master: boolean; LF: boolean; RF: boolean };
  /** -10 to 10. */
  bass: number;
  treble: number;
  loudness: boolean;
  outputFixed: boolean;
  /** Of a fixed output: the level is passed on as it comes. Local API only; absent until it was set. */
  outputPassThrough?: boolean;
  /** The loudest volume as a part of the whole, and both channels as one. Local API only; absent until they were set. */
  volumeScale?: number;
  mono?: boolean;
  /** What plays is quieter for a while, and the volume stays what it is. */
  ducked?: boolean;
  headphoneConnected: boolean;
  /** GetEQ and SetEQ: NightMode, DialogLevel, SubGain, SurroundLevel … */
  eq: Record<string, number>;
  presetNameList: string;
  roomCalibrationEnabled: boolean;
  roomCalibrationAvailable: boolean;
}

export type TransportStateName = 'STOPPED' | 'PLAYING' | 'PAUSED_PLAYBACK' | 'TRANSITIONING';

export interface TransportStateData {
  state: TransportStateName;
  status: string;
  /** AVTransportURI: `x-rincon-queue:RINCON_…#0`, `x-rincon:RINCON_…`, a stream or `` for nothing. */
  uri: string;
  uriMetaData: string;
  nextUri: string;
  nextUriMetaData: string;
  playMode: string;
  crossfade: boolean;
  /** 1-based track in the queue; 0 when there is none. */
  track: number;
  /** Seconds into the track when `anchorAt` was taken; while playing the position is this plus the time since. */
  positionAtAnchor: number;
  /** `Clock.elapsed()` milliseconds. */
  anchorAt: number;
  /** `Clock.elapsed()` milliseconds at which the sleep timer fires; 0 for none. */
  sleepTimerEndsAt: number;
  sleepTimerGeneration: number;
  /** Order in which the queue is played when shuffled: 0-based indexes. Empty when not shuffled. */
  shuffleOrder: number[];
  directControlClientId: string;
}

export interface QueueState {
  updateId: number;
  tracks: MediaItemState[];
  /** What was last put into it, as the controller named it: a track, an album, a playlist of a service. */
  enqueued?: { uri: string; metaData: string };
}

/** A queue that somebody made for their own use (Queue.CreateQueue). */
export interface OwnedQueueState extends QueueState {
  /** From 1 on. */
  id: number;
  owner: string;
  context: string;
  policy: string;
}

/** An alarm that rings; when snoozing it is silent and comes back. */
export interface RunningAlarmState {
  id: string;
  /** `2026-11-24 06:45:00` of the household. */
  startedAt: string;
  snoozing: boolean;
}
