import { productOf } from '../../description/product.ts';
import type { PlayerState, RenderingState } from '../../state/player.ts';
import type { Evented, LastChangeVariable } from '../../world.ts';

const NAMESPACE = 'urn:schemas-upnp-org:metadata-1-0/RCS/';
const CHANNELS = ['Master', 'LF', 'RF'] as const;

const single = (name: string, value: string | number): LastChangeVariable => ({ name, value: String(value) });
const flag = (name: string, on: boolean): LastChangeVariable => single(name, on ? '1' : '0');

/** Order and channels as recorded on 31.8 (jishi/node-sonos-discovery), 56.0 (svrooij/node-sonos-ts) and 57.23 (frankensonos). */
export const eventedRendering = (player: PlayerState): Evented => ({
  kind: 'last-change',
  namespace: NAMESPACE,
  instance: 'InstanceID',
  variables: [
    ...levels(player.rendering),
    single('SpeakerSize', productOf(player.model, player.build).internalSpeakerSize),
    ...subwoofer(player.rendering),
    flag('SonarEnabled', player.rendering.roomCalibrationEnabled),
    flag('SonarCalibrationAvailable', player.rendering.roomCalibrationAvailable),
    ...theatre(player.rendering),
    single('PresetNameList', player.rendering.presetNameList),
  ],
});

const levels = (rendering: RenderingState): readonly LastChangeVariable[] => [
  ...CHANNELS.map((channel) => ({ name: 'Volume', channel, value: String(rendering.volume[channel]) })),
  ...CHANNELS.map((channel) => ({ name: 'Mute', channel, value: rendering.mute[channel] ? '1' : '0' })),
  single('Bass', rendering.bass),
  single('Treble', rendering.treble),
  { name: 'Loudness', channel: 'Master', value: rendering.loudness ? '1' : '0' },
  flag('OutputFixed', rendering.outputFixed),
  flag('HeadphoneConnected', rendering.headphoneConnected),
];

/** Told without a subwoofer too (a Play:5 on 56.0 and 57.23); GetEQ has these only with one. */
const subwoofer = ({ eq }: RenderingState): readonly LastChangeVariable[] => [
  single('SubGain', eq['SubGain'] ?? 0),
  single('SubCrossover', eq['SubCrossover'] ?? 0),
  single('SubPolarity', eq['SubPolarity'] ?? 0),
  single('SubEnabled', eq['SubEnable'] ?? 1),
];

/** What GetEQ calls SurroundEnable is SurroundEnabled here, as the SCPD declares it. Unsure: the order. */
const theatre = ({ eq }: RenderingState): readonly LastChangeVariable[] =>
  Object.entries(eq)
    .filter(([name]) => !name.startsWith('Sub'))
    .map(([name, value]) => single(name.replace(/Enable$/, 'Enabled'), value));
