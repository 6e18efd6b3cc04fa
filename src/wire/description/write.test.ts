import { describe, expect, it } from 'vitest';
import type { DeviceDescription } from './device.ts';
import { parseDescription } from './parse.ts';
import { writeDescription } from './write.ts';

const BARE = {
  friendlyName: '',
  manufacturer: '',
  modelName: '',
  services: [],
  devices: [],
  icons: [],
  extra: [],
};

describe('writeDescription', () => {
  it('keeps the order of UDA 2.0 §2.3, escapes, and leaves out what says nothing', () => {
    const device: DeviceDescription = {
      ...BARE,
      deviceType: 'urn:schemas-upnp-org:device:ZonePlayer:1',
      udn: 'uuid:RINCON_000E58A0000101400',
      friendlyName: '192.0.2.21 - <One>',
      modelNumber: 'S13',
      presentationURL: '',
      extra: [['roomName', 'Bath & Bed']],
      icons: [{ mimeType: 'image/png', width: 48, height: 48, depth: 24, url: '/img/icon-S13.png' }],
      services: [
        {
          serviceType: 'urn:schemas-upnp-org:service:AlarmClock:1',
          serviceId: 'urn:upnp-org:serviceId:AlarmClock',
          scpdUrl: '/xml/AlarmClock1.xml',
          controlUrl: '/AlarmClock/Control',
          eventSubUrl: '',
        },
      ],
      devices: [{ ...BARE, deviceType: 'urn:d', udn: 'uuid:2' }],
    };
    const text = writeDescription(device);
    expect(text).toBe(
      '<?xml version="1.0" encoding="utf-8"?><root xmlns="urn:schemas-upnp-org:device-1-0"><specVersion><major>1</major><minor>0</minor></specVersion><device>' +
        '<deviceType>urn:schemas-upnp-org:device:ZonePlayer:1</deviceType><friendlyName>192.0.2.21 - &lt;One&gt;</friendlyName><modelNumber>S13</modelNumber><UDN>uuid:RINCON_000E58A0000101400</UDN><roomName>Bath &amp; Bed</roomName>' +
        '<iconList><icon><mimetype>image/png</mimetype><width>48</width><height>48</height><depth>24</depth><url>/img/icon-S13.png</url></icon></iconList>' +
        '<serviceList><service><serviceType>urn:schemas-upnp-org:service:AlarmClock:1</serviceType><serviceId>urn:upnp-org:serviceId:AlarmClock</serviceId><SCPDURL>/xml/AlarmClock1.xml</SCPDURL><controlURL>/AlarmClock/Control</controlURL><eventSubURL/></service></serviceList>' +
        '<deviceList><device><deviceType>urn:d</deviceType><UDN>uuid:2</UDN></device></deviceList><presentationURL/></device></root>',
    );
    expect(parseDescription(text)).toEqual({ ok: true, value: device });
  });
});
