import { expect, it } from 'vitest';
import { asIpAddress } from '../../base/address.ts';
import { OpenGrant } from './grant.ts';

const host = asIpAddress('192.0.2.7') ?? expect.unreachable();
const service = {
  serviceType: 'urn:schemas-upnp-org:service:RenderingControl:1',
  serviceId: 'urn:upnp-org:serviceId:RenderingControl',
  scpdPath: '/xml/RenderingControl1.xml',
  controlPath: '/MediaRenderer/RenderingControl/Control',
  eventPath: '/MediaRenderer/RenderingControl/Event',
};

it('widens with what is described', () => {
  const grant = new OpenGrant({ host, port: 1400 }, '/description.xml');
  grant.learn(service);
  grant.learn({ ...service, serviceType: 'urn:other' });
  expect(grant).toMatchObject({
    address: host,
    port: 1400,
    descriptionPath: '/description.xml',
    documents: new Set(['/description.xml', '/xml/RenderingControl1.xml']),
    controls: new Map([[service.controlPath, new Set([service.serviceType, 'urn:other'])]]),
    eventPaths: new Set([service.eventPath]),
    subscriptions: new Map(),
    ownUrls: new Set(),
    ownAddresses: new Set(),
  });
});

it('takes up no path that may do more than it says', () => {
  const grant = new OpenGrant({ host, port: 1400 }, '/reboot');
  grant.learn({ ...service, scpdPath: '/reboot.xml', controlPath: '/wifictrl', eventPath: '/reset' });
  expect([grant.descriptionPath, grant.documents.size, grant.controls.size, grant.eventPaths.size]).toEqual([
    undefined,
    0,
    0,
    0,
  ]);
});
