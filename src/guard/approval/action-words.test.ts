import { expect, it } from 'vitest';
import { actionInWords, actionWithClass } from './action-words.ts';

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

it.each([
  [
    { action: 'AVTransport.SetAVTransportURI', riskClass: 'ssrf' },
    'play from elsewhere (AVTransport.SetAVTransportURI)',
  ],
  [{ action: 'page./reboot', riskClass: 'system' }, 'change the system, update (page./reboot)'],
  [{ action: 'unknown' }, 'unknown'],
] as const)('%j is said with its exact name', (action, words) => {
  expect(actionWithClass(action)).toBe(words);
});
