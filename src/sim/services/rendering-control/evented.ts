import type { PlayerState } from '../../state/player.ts';
import type { Evented, LastChangeVariable } from '../../world.ts';

const NAMESPACE = 'urn:schemas-upnp-org:metadata-1-0/RCS/';
const CHANNELS = ['Master', 'LF', 'RF'] as const;

/** Order and channels as recorded (jishi/node-sonos-discovery renderingcontrollastchange.xml; svrooij/node-sonos-ts): Master first. */
export function eventedRendering({ rendering }: PlayerState): Evented {
  const flag = (on: boolean): string => (on ? '1' : '0');
  const single = (name: string, value: string): LastChangeVariable => ({ name, value });
  return {
    kind: 'last-change',
    namespace: NAMESPACE,
    instance: 'InstanceID',
    variables: [
      ...CHANNELS.map((channel) => ({ name: 'Volume', channel, value: String(rendering.volume[channel]) })),
      ...CHANNELS.map((channel) => ({ name: 'Mute', channel, value: flag(rendering.mute[channel]) })),
      single('Bass', String(rendering.bass)),
      single('Treble', String(rendering.treble)),
      { name: 'Loudness', channel: 'Master', value: flag(rendering.loudness) },
      single('OutputFixed', flag(rendering.outputFixed)),
      single('HeadphoneConnected', flag(rendering.headphoneConnected)),
      ...Object.entries(rendering.eq).map(([name, value]) => single(name, String(value))),
      single('PresetNameList', rendering.presetNameList),
    ],
  };
}
