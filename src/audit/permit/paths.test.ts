import { describe, expect, it } from 'vitest';
import { mayBeDocument, mayTakeCalls, mayTakeSubscriptions } from './paths.ts';

const UUID = '924738b0-a1c1-4713-9d8b-c9e70e73a1b4';

/** Paths of real devices: players, Debian's UPnP software, Cling, Synology, Fritz!Box, Windows, Samsung, Roku, WeMo. */
describe('descriptions of real devices are asked for', () => {
  it.each([
    '/xml/device_description.xml',
    '/xml/AVTransport1.xml',
    '/description.xml',
    '/rootDesc.xml',
    '/WANIPCn.xml',
    '/igddesc.xml',
    '/upnp/dev/9f3a-01/desc',
    '/upnp/dev/9f3a-01/svc/upnp-org/AVTransport/desc',
    '/ssdp/desc-DSM-eth0',
    '/setup.xml',
    '/dd.xml',
    '/a1b2c3d4-0001.xml',
    '/presets.xml',
    '/information.xml',
    '/dmr',
    '/smp_2_',
    '/',
    `/upnphost/udhisapi.dll?content=uuid:${UUID}`,
  ])('%s', (path) => {
    expect(mayBeDocument(path)).toBe(true);
  });
});

describe('what is no description, or could act, is not asked for', () => {
  it.each([
    '/reboot',
    '/reboot/',
    '/Reboot.xml',
    '/reboot.xml',
    '/reboot;desc.xml',
    '/xml/reboot/desc.xml',
    '/cgi-bin/factory_reset.xml',
    '/goform/descReboot',
    '/desc/doReset',
    '/wifictrl.xml',
    '/unlock.xml',
    '/region.xml',
    '/ping/desc.xml',
    '/getaa.xml',
    '/setWifi_desc.xml',
    '/softwareUpdate.xml',
    '/a.xml?reboot=1',
    '/desc.xml?x=1',
    '/upnphost/udhisapi.dll?content=reboot',
    `/upnphost/udhisapi.dll?control=uuid:${UUID}`,
    `/upnphost/udhisapi.dll?content=uuid:${UUID}&x=1`,
    '/a/../reboot.xml',
    '/./x.xml',
    '//evil/x.xml',
    '/a%2e.xml',
    '/anything',
    '/xml/',
    'http://x/y.xml',
    'x.xml',
    '',
    `/${'a'.repeat(256)}.xml`,
  ])('%s', (path) => {
    expect(mayBeDocument(path)).toBe(false);
  });
});

describe('control and event paths of real devices are taken', () => {
  it.each([
    '/MediaRenderer/RenderingControl/Control',
    '/ZoneGroupTopology/Event',
    '/upnp/control/rendertransport1',
    '/ctl/IPConn',
    '/ctl/ContentDir',
    '/upnp/dev/9f3a-01/svc/upnp-org/AVTransport/action',
    '/smp_4_',
  ])('%s', (path) => {
    expect([mayTakeCalls(path), mayTakeSubscriptions(path)]).toEqual([true, true]);
  });

  it('of Windows each behind its own word', () => {
    const control = `/upnphost/udhisapi.dll?control=uuid:${UUID}+urn:upnp-org:serviceId:AVTransport`;
    const event = `/upnphost/udhisapi.dll?event=uuid:${UUID}+urn:upnp-org:serviceId:AVTransport`;
    expect([control, event].map(mayTakeCalls)).toEqual([true, false]);
    expect([control, event].map(mayTakeSubscriptions)).toEqual([false, true]);
  });
});

it.each([
  '/reboot/',
  '/cgi-bin/reboot',
  '/wifictrl.xml',
  '/reset',
  '/Reset',
  '/x?reboot=1',
  '/a/./b',
  '/setstring',
])('%s takes neither calls nor subscriptions', (path) => {
  expect([mayTakeCalls(path), mayTakeSubscriptions(path)]).toEqual([false, false]);
});
