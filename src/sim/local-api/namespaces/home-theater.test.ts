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
  for (const command of ['getOptions', 'setOptions', 'loadHomeTheaterPlayback']) {
    expect(say({ ...HEADER, command })[0]).toEqual([
      expect.objectContaining({ success: false }),
      expect.objectContaining({ errorCode: 'ERROR_NOT_CAPABLE' }),
    ]);
  }
  expect(acted).toEqual([]);
});
