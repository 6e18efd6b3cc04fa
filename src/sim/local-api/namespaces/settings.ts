import type { RenderingState } from '../../state/player.ts';
import type { JsonObject } from '../json.ts';
import type { MuseContext, MuseNamespace, PlayerCall } from '../namespace.ts';
import { accepted, answered, failed, type MuseOutcome } from '../outcome.ts';
import { bit, perform, type Step } from '../perform.ts';
import { readSettings, type VolumeMode, type WantedSettings } from './player-settings.ts';

const modeOf = ({ outputFixed, outputPassThrough }: RenderingState): VolumeMode => {
  if (!outputFixed) return 'VARIABLE';
  return outputPassThrough ? 'PASS_THROUGH' : 'FIXED';
};

const settingsBody = ({ player: { rendering, device } }: MuseContext): JsonObject => ({
  volumeMode: modeOf(rendering),
  volumeScalingFactor: rendering.volumeScale ?? 1,
  monoMode: rendering.mono ?? false,
  wifiDisable: !device.wifiEnabled,
});

/**
 * `settings:1` of a player (fields of bit-saver/sonos-ws, PlayerSettings). `PATCH /settings/{groupName}` is in the table of
 * 86.10, for a body of `application/merge-patch+json`. Unsure: the groups; `player` is taken to be one.
 */
export const settings: MuseNamespace = {
  name: 'settings',
  scope: 'player',
  commands: {
    getPlayerSettings: {
      rest: { method: 'GET', path: '/settings/player' },
      run: (call) => answered('playerSettings', settingsBody(call)),
    },
    setPlayerSettings: { rest: { method: 'POST', path: '/settings/player' }, run: set },
    updateSettingsGroup: { rest: { method: 'PATCH', path: '/settings/player' }, run: update },
  },
  event: (context) => ({
    type: 'playerSettings',
    body: { _objectType: 'playerSettings', ...settingsBody(context) },
  }),
};

function set(call: PlayerCall): MuseOutcome {
  const read = readSettings(call.body);
  if (!read.ok) return failed('ERROR_INVALID_PARAMETER', read.problem);
  const fixed = perform(call, outputSteps(call, read.wanted));
  if (fixed.kind === 'failed') return fixed;
  const { rendering, device } = call.player;
  const { volumeMode, volumeScalingFactor, monoMode, wifiDisable } = read.wanted;
  if (volumeMode !== undefined) rendering.outputPassThrough = volumeMode === 'PASS_THROUGH';
  if (volumeScalingFactor !== undefined) rendering.volumeScale = volumeScalingFactor;
  if (monoMode !== undefined) rendering.mono = monoMode;
  if (wifiDisable !== undefined) device.wifiEnabled = !wifiDisable;
  call.world.changed();
  return accepted;
}

/** Answers the settings as they are then. */
function update(call: PlayerCall): MuseOutcome {
  const outcome = set(call);
  return outcome.kind === 'failed' ? outcome : answered('playerSettings', settingsBody(call));
}

/** A fixed level is that of the line out: only models with one take it, here as by SOAP. */
function outputSteps({ player }: PlayerCall, { volumeMode }: WantedSettings): readonly Step[] {
  const isFixed = volumeMode !== 'VARIABLE';
  if (volumeMode === undefined || isFixed === player.rendering.outputFixed) return [];
  return [{ service: 'RenderingControl', action: 'SetOutputFixed', args: { DesiredFixed: bit(isFixed) } }];
}
