import { describe, expect, it } from 'vitest';
import { parseDescription } from './parse.ts';

const refused = (kind: string, detail: string) => ({
  ok: false,
  error: { kind, format: 'description', detail },
});
const root = (inner: string) =>
  `<?xml version="1.0" encoding="utf-8" ?>\n<root xmlns="urn:schemas-upnp-org:device-1-0"><specVersion><major>1</major><minor>0</minor></specVersion>${inner}</root>`;
const device = (inner: string) =>
  `<device><deviceType>urn:d</deviceType><UDN>uuid:RINCON_1</UDN>${inner}</device>`;
const service =
  '<service><serviceType>urn:s</serviceType><serviceId>urn:i</serviceId><controlURL>/C</controlURL><eventSubURL>/E</eventSubURL><SCPDURL>/x.xml</SCPDURL></service>';

describe('parseDescription', () => {
  // Shape and names of a One on 97.1 (wez/wez-sonos device_spec.xml, frankensonos fixtures), shortened.
  it('reads a device with services, icons, embedded devices and vendor elements', () => {
    const text = root(
      device(
        `<friendlyName>192.0.2.21 - Sonos One</friendlyName><manufacturer>Sonos, Inc.</manufacturer><modelNumber>S13</modelNumber><modelName>Sonos One</modelName><softwareVersion>97.1-80312</softwareVersion><iconList><icon><id>0</id><mimetype>image/png</mimetype><width>48</width><height>48</height><depth>24</depth><url>/img/icon-S13.png</url></icon></iconList><versions><a>1</a></versions><roomName> Kitchen </roomName><serviceList>${service}</serviceList><deviceList>${device('<serviceList></serviceList>')}</deviceList>`,
      ),
    );
    expect(parseDescription(text)).toEqual({
      ok: true,
      value: {
        deviceType: 'urn:d',
        udn: 'uuid:RINCON_1',
        friendlyName: '192.0.2.21 - Sonos One',
        manufacturer: 'Sonos, Inc.',
        modelName: 'Sonos One',
        modelNumber: 'S13',
        services: [
          {
            serviceType: 'urn:s',
            serviceId: 'urn:i',
            scpdUrl: '/x.xml',
            controlUrl: '/C',
            eventSubUrl: '/E',
          },
        ],
        devices: [
          {
            deviceType: 'urn:d',
            udn: 'uuid:RINCON_1',
            friendlyName: '',
            manufacturer: '',
            modelName: '',
            services: [],
            devices: [],
            icons: [],
            extra: [],
          },
        ],
        icons: [{ mimeType: 'image/png', width: 48, height: 48, depth: 24, url: '/img/icon-S13.png' }],
        extra: [
          ['softwareVersion', '97.1-80312'],
          ['roomName', 'Kitchen'],
        ],
      },
    });
  });

  it.each([
    ['another root', '<root/>', 'malformed', 'the root is no device description'],
    ['no device', root(''), 'malformed', 'there is not exactly one root device'],
    ['two devices', root(device('') + device('')), 'malformed', 'there is not exactly one root device'],
    ['no UDN', root('<device><deviceType>urn:d</deviceType></device>'), 'malformed', 'there is no UDN'],
    ['two names', root(device('<UDN>uuid:RINCON_2</UDN>')), 'mismatch', 'there is more than one UDN'],
    [
      'a service without control',
      root(
        device(
          '<serviceList><service><serviceType>urn:s</serviceType><serviceId>i</serviceId><SCPDURL>/x</SCPDURL></service></serviceList>',
        ),
      ),
      'malformed',
      'there is no controlURL',
    ],
    [
      'endless text',
      root(device(`<roomName>${'x'.repeat(2049)}</roomName>`)),
      'limit',
      'a text is longer than 2048 characters',
    ],
    [
      'too many devices',
      root(device(`<deviceList>${device('').repeat(32)}</deviceList>`)),
      'limit',
      'there are more than 32 devices or 4 levels',
    ],
  ])('refuses %s', (_, text, kind, detail) => {
    expect(parseDescription(text)).toEqual(refused(kind, detail));
  });
});
