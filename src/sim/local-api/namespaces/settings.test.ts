import { expect, it } from 'vitest';
import { connected } from '../../rig/local-api.ts';

const HEADER = { namespace: 'settings:1', playerId: 'local' };

/** The settings as they are read. */
const read = ({ say }: Pick<ReturnType<typeof connected>, 'say'>): unknown => {
  const [reply] = say({ ...HEADER, command: 'getPlayerSettings' });
  return Array.isArray(reply) ? reply[1] : undefined;
};

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

it.each([
  [{ volumeMode: 'FIXED' }],
  [{ volumeMode: 'PASS_THROUGH' }],
  [{ volumeScalingFactor: 0.5 }],
  [{ monoMode: true }],
  [{ wifiDisable: true }],
])('what was set is read again, and what was not named is left alone: %o', (wanted) => {
  const client = connected();
  const before = read(client);
  const [reply] = client.say({ ...HEADER, command: 'setPlayerSettings' }, wanted);
  expect(reply).toEqual([expect.objectContaining({ success: true }), {}]);
  expect(read(client)).toEqual({ ...(before as object), ...wanted });
});

it('a fixed level is set as by SOAP, and once', () => {
  const { say, acted, kitchen } = connected();
  for (const volumeMode of ['FIXED', 'PASS_THROUGH', 'VARIABLE'])
    say({ ...HEADER, command: 'setPlayerSettings' }, { volumeMode });
  expect(acted).toEqual([
    'Kitchen RenderingControl SetOutputFixed {"InstanceID":"0","DesiredFixed":"1"}',
    'Kitchen RenderingControl SetOutputFixed {"InstanceID":"0","DesiredFixed":"0"}',
  ]);
  expect(kitchen.rendering.outputFixed).toBe(false);
});

it('nothing is set when the line out cannot be fixed', () => {
  const { say, kitchen } = connected({ faulting: 800 });
  const [reply] = say(
    { ...HEADER, command: 'setPlayerSettings' },
    { volumeMode: 'FIXED', wifiDisable: true },
  );
  expect(reply).toEqual([
    expect.objectContaining({ success: false }),
    expect.objectContaining({ errorCode: 'ERROR_COMMAND_FAILED' }),
  ]);
  expect(kitchen.device.wifiEnabled).toBe(true);
});

it.each([
  [{ volumeMode: 'LOUD' }],
  [{ volumeScalingFactor: 2 }],
  [{ monoMode: 'yes' }],
  [{ wifiDisable: null }],
  [{ enhanceBass: true }],
  [{ toString: 'x' }],
])('refuses all of it when a part is wrong: %o', (wrong) => {
  const { say, kitchen } = connected();
  const [reply] = say({ ...HEADER, command: 'setPlayerSettings' }, { wifiDisable: true, ...wrong });
  expect(reply).toEqual([
    expect.objectContaining({ success: false }),
    expect.objectContaining({ errorCode: 'ERROR_INVALID_PARAMETER' }),
  ]);
  expect(kitchen.device.wifiEnabled).toBe(true);
});
