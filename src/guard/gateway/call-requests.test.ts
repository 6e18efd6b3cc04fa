import { expect, it } from 'vitest';
import { knownAddress as ip } from '../../base/address.ts';
import type { UnderstoodCall } from '../request/understood.ts';
import { CallRequests } from './call-requests.ts';

const wayAt = (address: string) => ({ player: { host: ip(address), port: 1400 }, secure: false });

const CALL: UnderstoodCall = {
  kind: 'call',
  action: { kind: 'soap', id: 'RenderingControl.GetMute', riskClass: 'read' },
  service: 'RenderingControl',
  name: 'GetMute',
  serviceType: 'urn:schemas-upnp-org:service:RenderingControl:1',
  controlPath: '/MediaRenderer/RenderingControl/Control',
  arguments: [['InstanceID', '0']],
  places: [],
};

it('writes a call once for a player, and anew for another', () => {
  const requests = new CallRequests();
  const kitchen = wayAt('192.0.2.1');
  const first = requests.of(CALL, kitchen);
  expect(first).toEqual({
    player: { host: '192.0.2.1', port: 1400 },
    method: 'POST',
    path: '/MediaRenderer/RenderingControl/Control',
    headers: [
      ['CONTENT-TYPE', 'text/xml; charset="utf-8"'],
      ['SOAPACTION', '"urn:schemas-upnp-org:service:RenderingControl:1#GetMute"'],
    ],
    body: expect.stringContaining('<InstanceID>0</InstanceID>'),
  });
  expect(requests.of(CALL, kitchen)).toBe(first);
  expect(requests.of(CALL, wayAt('192.0.2.2')).player.host).toBe('192.0.2.2');
  expect(requests.of({ ...CALL, arguments: [['InstanceID', '1']] }, kitchen).body).toContain(
    '<InstanceID>1</InstanceID>',
  );
});
