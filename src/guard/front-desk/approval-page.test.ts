import { expect, it } from 'vitest';
import { actionInWords } from './approval-page.ts';

it.each([
  ['ZoneGroupTopology.BeginSoftwareUpdate', 'begin software update'],
  ['DeviceProperties.SetLEDState', 'set LED state'],
  ['SystemProperties.AddAccountX', 'add account x'],
  ['AVTransport.GetPositionInfo', 'get position info'],
  ['local-api.playback.play', 'play'],
  ['page./reboot', 'page./reboot'],
  ['description./xml/device_description.xml', 'description./xml/device_description.xml'],
  ['reboot', 'reboot'],
])('%s is %s', (action, words) => {
  expect(actionInWords(action)).toBe(words);
});
