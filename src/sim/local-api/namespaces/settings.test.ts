import { expect, it } from 'vitest';
import { connected } from '../../rig/local-api.ts';

const HEADER = { namespace: 'settings:1', playerId: 'local' };

it('reads the settings of a player', () => {
  expect(connected().say({ ...HEADER, command: 'getPlayerSettings' })[0]).toEqual([
    expect.objectContaining({ success: true, type: 'playerSettings' }),
    {
      _objectType: 'playerSettings',
      volumeMode: 'VARIABLE',
      volumeScalingFactor: 1,
      monoMode: false,
      wifiDisable: false,
    },
  ]);
});

it('sets them, and leaves alone what is not named', () => {
  const { say, kitchen } = connected();
  say({ ...HEADER, command: 'setPlayerSettings' }, { volumeMode: 'FIXED' });
  expect([kitchen.rendering.outputFixed, kitchen.device.wifiEnabled]).toEqual([true, true]);
  say({ ...HEADER, command: 'setPlayerSettings' }, { wifiDisable: true });
  expect([kitchen.rendering.outputFixed, kitchen.device.wifiEnabled]).toEqual([true, false]);
});

it('refuses a mode that is none', () => {
  const { say, kitchen } = connected();
  const [reply] = say({ ...HEADER, command: 'setPlayerSettings' }, { volumeMode: 'LOUD', wifiDisable: true });
  expect(reply).toEqual([
    expect.objectContaining({ success: false }),
    expect.objectContaining({ errorCode: 'ERROR_INVALID_PARAMETER' }),
  ]);
  expect(kitchen.device.wifiEnabled).toBe(true);
});
