import { commandVolumeEffect } from './command-volumes.ts';
import type { Understood, UnderstoodCall } from '../request/understood.ts';

/**
 * How an action may raise the volume.
 *
 * - `to`: the room asked, to this level.
 * - `by`: the room asked, by this much from where it is.
 * - `each-to`: every room reached, to this level.
 * - `group-to`, `group-by`: the group as a whole; how it is shared out among rooms is the players' own business.
 * - `unknown`: to a level that the request does not tell.
 */
export type VolumeEffect =
  | { readonly kind: 'to' | 'by' | 'each-to' | 'group-to' | 'group-by'; readonly level: number }
  | { readonly kind: 'unknown' };

type Reader = (call: UnderstoodCall) => VolumeEffect | undefined;

const numbered =
  (kind: 'to' | 'each-to' | 'group-to', argument: string): Reader =>
  (call) => ({ kind, level: numberIn(call, argument) });

/** What cannot raise is no effect. */
const byAtLeastOne =
  (kind: 'by' | 'group-by', argument: string): Reader =>
  (call) => {
    const level = numberIn(call, argument);
    return level > 0 || kind === 'group-by' ? { kind, level } : undefined;
  };

const unknown: Reader = () => ({ kind: 'unknown' });

/** Silence, whatever it was. What unmutes is not told how loud that is. */
const muting: Reader = (call) =>
  valueIn(call, 'DesiredMute') === '1' ? { kind: 'each-to', level: 0 } : undefined;

/** Every action of the catalog that sets, raises or restores a volume. A fixed output plays at full level. */
const EFFECTS: Readonly<Record<string, Reader>> = {
  'RenderingControl.SetVolume': numbered('to', 'DesiredVolume'),
  'RenderingControl.SetRelativeVolume': byAtLeastOne('by', 'Adjustment'),
  'RenderingControl.SetVolumeDB': unknown,
  'RenderingControl.RampToVolume': numbered('to', 'DesiredVolume'),
  'RenderingControl.RestoreVolumePriorToRamp': unknown,
  'RenderingControl.SetOutputFixed': (call) =>
    valueIn(call, 'DesiredFixed') === '0' ? undefined : { kind: 'to', level: 100 },
  'RenderingControl.SetMute': muting,
  'GroupRenderingControl.SetGroupMute': muting,
  'GroupRenderingControl.SetGroupVolume': numbered('group-to', 'DesiredVolume'),
  'GroupRenderingControl.SetRelativeGroupVolume': byAtLeastOne('group-by', 'Adjustment'),
  'VirtualLineIn.SetVolume': numbered('each-to', 'DesiredVolume'),
  'DeviceProperties.SetAutoplayVolume': numbered('to', 'Volume'),
  'AVTransport.RunAlarm': numbered('each-to', 'Volume'),
  'AVTransport.StartAutoplay': numbered('each-to', 'Volume'),
  'AlarmClock.CreateAlarm': numbered('each-to', 'Volume'),
  'AlarmClock.UpdateAlarm': numbered('each-to', 'Volume'),
};

/** Undefined where it cannot raise a volume. */
export function volumeEffectIn(understood: Understood): VolumeEffect | undefined {
  if (understood.kind === 'call') return volumeEffectOf(understood);
  // Whoever casts sets the volume by ways that nobody reads.
  if (understood.action.kind === 'cast') return { kind: 'unknown' };
  return understood.kind === 'command' ? commandVolumeEffect(understood) : undefined;
}

const volumeEffectOf = (call: UnderstoodCall): VolumeEffect | undefined =>
  EFFECTS[`${call.service}.${call.name}`]?.(call);

const valueIn = ({ arguments: args }: UnderstoodCall, name: string): string =>
  args.find(([argument]) => argument === name)?.[1] ?? '';

/** Typed before, so it is a number. */
const numberIn = (call: UnderstoodCall, name: string): number => Number(valueIn(call, name));
