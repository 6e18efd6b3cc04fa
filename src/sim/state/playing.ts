import type { MediaItemState } from './music.ts';

/** How a player sounds. */
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
