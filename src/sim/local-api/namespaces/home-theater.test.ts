import { expect, it } from 'vitest';
import { connected } from '../../rig/local-api.ts';

const HEADER = { namespace: 'homeTheater:1', playerId: 'local' };
const bar = { tv: { connected: true, format: '0' } };

it('reads and sets night mode and dialogue by the equaliser', () => {
  const { say, acted, kitchen } = connected({ kitchen: bar });
  kitchen.rendering.eq = { NightMode: 1, DialogLevel: 0 };
  expect(say({ ...HEADER, command: 'getOptions' })[0]).toEqual([
    expect.objectContaining({ success: true }),
    { _objectType: 'homeTheaterOptions', nightMode: true, enhanceDialog: false },
  ]);
  say({ ...HEADER, command: 'setOptions' }, { nightMode: false, enhanceDialog: true });
  expect(acted).toEqual([
    'Kitchen RenderingControl SetEQ {"InstanceID":"0","EQType":"NightMode","DesiredValue":"0"}',
    'Kitchen RenderingControl SetEQ {"InstanceID":"0","EQType":"DialogLevel","DesiredValue":"1"}',
  ]);
});

it('plays the television', () => {
  const { say, acted } = connected({ kitchen: bar });
  say({ ...HEADER, command: 'loadHomeTheaterPlayback' });
  expect(acted[0]).toContain('"CurrentURI":"x-sonos-htastream:RINCON_000E58A0000101400:spdif"');
});

it('is not for players without a television input', () => {
  const { say, acted } = connected();
  for (const command of [
    'getOptions',
    'setOptions',
    'loadHomeTheaterPlayback',
    'setTvPowerState',
    'subscribe',
    'unsubscribe',
  ]) {
    expect(say({ ...HEADER, command })[0]).toEqual([
      expect.objectContaining({ success: false }),
      expect.objectContaining({ errorCode: 'ERROR_NOT_CAPABLE' }),
    ]);
  }
  expect(acted).toEqual([]);
});

it('switches the television', () => {
  const { say, kitchen } = connected({ kitchen: { ...bar, model: 'S19' } });
  const [reply] = say({ ...HEADER, command: 'setTvPowerState' }, { tvPowerState: 'STANDBY' });
  expect(reply).toEqual([expect.objectContaining({ success: true }), {}]);
  expect(kitchen.tv?.power).toBe('STANDBY');
});

it.each([
  [{}, 'S19', 'ERROR_MISSING_PARAMETERS'],
  [{ tvPowerState: 'OFF' }, 'S19', 'ERROR_INVALID_PARAMETER'],
  [{ tvPowerState: 'ON' }, 'S9', 'ERROR_NOT_CAPABLE'],
])('does not switch it for %o on %s', (body, model, errorCode) => {
  const { say, kitchen } = connected({ kitchen: { tv: { connected: true, format: '0' }, model } });
  expect(say({ ...HEADER, command: 'setTvPowerState' }, body)[0]).toEqual([
    expect.objectContaining({ success: false }),
    expect.objectContaining({ errorCode }),
  ]);
  expect(kitchen.tv?.power).toBeUndefined();
});
