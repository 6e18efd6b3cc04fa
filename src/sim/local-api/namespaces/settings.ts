import { flagOf, textOf, type JsonObject } from '../json.ts';
import type { MuseContext, MuseNamespace, PlayerCall } from '../namespace.ts';
import { accepted, answered, failed, type MuseOutcome } from '../outcome.ts';

const settingsBody = ({ player }: MuseContext): JsonObject => ({
  volumeMode: player.rendering.outputFixed ? 'FIXED' : 'VARIABLE',
  volumeScalingFactor: 1,
  monoMode: false,
  wifiDisable: !player.device.wifiEnabled,
});

/** `settings:1` of a player (fields of bit-saver/sonos-ws, PlayerSettings). */
export const settings: MuseNamespace = {
  name: 'settings',
  scope: 'player',
  commands: {
    getPlayerSettings: {
      rest: { method: 'GET', path: '/settings/player' },
      run: (call) => answered('playerSettings', settingsBody(call)),
    },
    setPlayerSettings: { rest: { method: 'POST', path: '/settings/player' }, run: set },
  },
  event: (context) => ({
    type: 'playerSettings',
    body: { _objectType: 'playerSettings', ...settingsBody(context) },
  }),
};

function set({ body, player, world }: PlayerCall): MuseOutcome {
  const mode = textOf(body, 'volumeMode');
  if (mode !== undefined && !['VARIABLE', 'FIXED', 'PASS_THROUGH'].includes(mode)) {
    return failed('ERROR_INVALID_PARAMETER', 'volumeMode is VARIABLE, FIXED or PASS_THROUGH');
  }
  if (mode !== undefined) player.rendering.outputFixed = mode !== 'VARIABLE';
  const wifiDisable = flagOf(body, 'wifiDisable');
  if (wifiDisable !== undefined) player.device.wifiEnabled = !wifiDisable;
  world.changed();
  return accepted;
}
