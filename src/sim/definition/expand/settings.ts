import type {
  DeviceSettings,
  PlayerSwitches,
  RenderingState,
  TransportStateData,
} from '../../state/player.ts';
import type { SwitchesDefinition } from '../player-schema.ts';

/** Switches as they leave the factory, then the household's, then the player's. */
export const switchesOf = (...layers: readonly (SwitchesDefinition | undefined)[]): PlayerSwitches => ({
  upnp: true,
  authentication: false,
  guestAccess: true,
  telnet: false,
  ssh: false,
  unlocked: false,
  ...Object.assign({}, ...layers),
});

export const deviceSettings = (ethernet: boolean): DeviceSettings => ({
  ledOn: true,
  buttonLocked: false,
  autoplayRoom: '',
  autoplayLinkedZones: false,
  autoplayVolume: 25,
  useAutoplayVolume: false,
  wifiEnabled: true,
  ethernetLink: ethernet,
  configuration: '1',
});

export interface RenderingSeed {
  readonly volume: number;
  readonly mute: boolean;
  readonly hasTv: boolean;
  readonly hasSub: boolean;
}

/** LF and RF stand at 100: balance in the middle (recorded events). */
export const renderingState = ({ volume, mute, hasTv, hasSub }: RenderingSeed): RenderingState => ({
  volume: { Master: volume, LF: 100, RF: 100 },
  mute: { Master: mute, LF: false, RF: false },
  bass: 0,
  treble: 0,
  loudness: true,
  outputFixed: false,
  headphoneConnected: false,
  eq: {
    ...(hasSub ? { SubGain: 0, SubCrossover: 0, SubPolarity: 0, SubEnable: 1 } : {}),
    ...(hasTv
      ? {
          NightMode: 0,
          DialogLevel: 0,
          AudioDelay: 0,
          SurroundEnable: 1,
          SurroundLevel: 0,
          SurroundMode: 0,
          MusicSurroundLevel: 0,
          HeightChannelLevel: 0,
        }
      : {}),
  },
  presetNameList: 'FactoryDefaults',
  roomCalibrationEnabled: false,
  roomCalibrationAvailable: false,
});

export const transportAtRest = (): TransportStateData => ({
  state: 'STOPPED',
  status: 'OK',
  uri: '',
  uriMetaData: '',
  nextUri: '',
  nextUriMetaData: '',
  playMode: 'NORMAL',
  crossfade: false,
  track: 0,
  positionAtAnchor: 0,
  anchorAt: 0,
  sleepTimerEndsAt: 0,
  sleepTimerGeneration: 0,
  shuffleOrder: [],
  directControlClientId: '',
});
