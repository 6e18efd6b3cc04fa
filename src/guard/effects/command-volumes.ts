import type { UnderstoodCommand } from '../request/understood.ts';
import type { VolumeEffect } from './volumes.ts';

type Reader = (command: UnderstoodCommand) => VolumeEffect | undefined;

/** A member that the schema has checked to be a number, where it is there. */
const numberIn = ({ body }: UnderstoodCommand, name: string): number | undefined => {
  const value = body[name];
  return typeof value === 'number' ? value : undefined;
};

const to =
  (kind: 'to' | 'group-to'): Reader =>
  (command) => {
    const level = numberIn(command, 'volume');
    return level === undefined ? undefined : { kind, level };
  };

/** What cannot raise a room is no effect; in a group one room may rise while the mean falls. */
const by =
  (kind: 'by' | 'group-by'): Reader =>
  (command) => {
    const level = numberIn(command, 'volumeDelta') ?? 0;
    return level > 0 || kind === 'group-by' ? { kind, level } : undefined;
  };

/** Silence, whatever it was. */
const muting: Reader = ({ body }) => (body['muted'] === true ? { kind: 'each-to', level: 0 } : undefined);

/** A fixed output plays at full level; how loud a scaled one is cannot be told. */
const settings: Reader = ({ body: { volumeMode, volumeScalingFactor } }) => {
  if (volumeMode === 'FIXED' || volumeMode === 'PASS_THROUGH') return { kind: 'to', level: 100 };
  return volumeScalingFactor === undefined ? undefined : { kind: 'unknown' };
};

/** Every command of the local API that sets or raises a volume. A clip without one is as loud as the player is. */
const EFFECTS: Readonly<Record<string, Reader>> = {
  'playerVolume.setVolume': to('to'),
  'playerVolume.setRelativeVolume': by('by'),
  'playerVolume.setMute': muting,
  'groupVolume.setMute': muting,
  'groupVolume.setVolume': to('group-to'),
  'groupVolume.setRelativeVolume': by('group-by'),
  'audioClip.loadAudioClip': to('to'),
  'settings.setPlayerSettings': settings,
  'settings.updateSettingsGroup': settings,
};

/** Undefined where a command cannot raise a volume. */
export const commandVolumeEffect = (command: UnderstoodCommand): VolumeEffect | undefined =>
  EFFECTS[`${command.namespace}.${command.command}`]?.(command);
