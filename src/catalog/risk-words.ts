import type { RiskClass } from './risk.ts';

/** Risk classes as people would say them. */
export const CLASS_WORDS: Readonly<Record<RiskClass, string>> = {
  read: 'see what is there',
  playback: 'play, pause, skip',
  volume: 'change the volume',
  queue: 'change the queue',
  grouping: 'group rooms',
  'audio-settings': 'change the sound',
  library: 'change playlists and favourites',
  alarm: 'change alarms',
  ssrf: 'play from elsewhere',
  'device-config': 'change settings of a player',
  bonding: 'pair players',
  system: 'change the system, update',
  account: 'change accounts',
};
