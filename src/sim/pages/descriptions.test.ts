import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { visit } from '../rig/visit.ts';
import { descriptionPages } from './descriptions.ts';

const HOSTILE = { room: '<i>&amp;\u202E', model: 'S5', build: '57.23-74170' };
const TV = { connected: true, format: 'PCM 2.0' };

it.each(['device_description_no_ai', 'satellite_device', 'group_description'])(
  '/xml/%s.xml is well-formed with any room name',
  async (name) => {
    expect(XMLValidator.validate(await visit(HOSTILE).read(`/xml/${name}.xml`))).toBe(true);
  },
);

it('one variant leaves the line-in out', async () => {
  expect(await visit(HOSTILE).read('/xml/device_description_no_ai.xml')).not.toContain('AudioIn');
});

// The file /opt/htdocs/xml/satellite_device.xml of 34.16-37101 (Play:1)
describe('the description of a satellite', () => {
  const parse = (xml: string): unknown =>
    new XMLParser({ isArray: (name) => name === 'service' }).parse(xml, true);

  it('has the services of the file, and nothing that plays by itself', async () => {
    const old = { model: 'S1', build: '34.16-37101', room: 'Bedroom' };
    const named = (name: string) => ({ serviceId: `urn:upnp-org:serviceId:${name}` });
    expect(parse(await visit(old).read('/xml/satellite_device.xml'))).toMatchObject({
      root: {
        device: {
          deviceType: 'urn:schemas-upnp-org:device:ZonePlayer:1',
          friendlyName: '192.0.2.21 - Sonos Play:1',
          serviceList: {
            service: [
              'AlarmClock',
              'DeviceProperties',
              'SystemProperties',
              'ZoneGroupTopology',
              'GroupManagement',
            ].map(named),
          },
          deviceList: {
            device: {
              deviceType: 'urn:schemas-upnp-org:device:MediaRenderer:1',
              friendlyName: 'Bedroom - Sonos Play:1 Media Renderer',
              serviceList: { service: ['RenderingControl'].map(named) },
            },
          },
        },
      },
    });
  });

  it('has the elements of the file in their order', async () => {
    const xml = await visit({ model: 'S1', build: '34.16-37101' }).read('/xml/satellite_device.xml');
    const own = /<\/iconList>\n(.*?)<serviceList>/s.exec(xml)?.[1] ?? '';
    expect([...own.matchAll(/<(\w+)>/g)].map(([, name]) => name)).toEqual(
      (
        'minCompatibleVersion legacyCompatibleVersion displayVersion extraVersion roomName displayName zoneType ' +
        'feature1 feature2 feature3 variant internalSpeakerSize bassExtension satGainOffset memory flash ' +
        'flashRepartitioned ampOnTime'
      ).split(' '),
    );
  });

  // Unpacked firmware of 86.10: the Play:1 has the file, the Playbar has not
  it('is missing where a television is plugged in', async () => {
    expect((await visit({ model: 'S9', tv: TV }).get('/xml/satellite_device.xml')).status).toBe(404);
    expect((await visit({ model: 'S1' }).get('/xml/satellite_device.xml')).status).toBe(200);
  });
});

// The file /opt/htdocs/xml/group_description.xml of 34.16-37101
it('the description of a group leads nowhere', async () => {
  const xml = await visit({ build: '57.23-74170', room: 'Den' }).read('/xml/group_description.xml');
  expect(new XMLParser().parse(xml)).toEqual({
    '?xml': '',
    root: {
      specVersion: { major: 1, minor: 0 },
      device: {
        deviceType: 'urn:smartspeaker-audio:device:SpeakerGroup:1',
        friendlyName: 'Den',
        manufacturer: 'SONOS',
        UDN: 'uuid:RINCON_000E58A0000101400',
        serviceList: {
          service: {
            serviceType: 'urn:smartspeaker-audio:service:SpeakerGroup:1',
            serviceId: 'urn:smartspeaker-audio:serviceId:SpeakerGroup',
            controlURL: '/ssdp/notfound',
            eventSubURL: '/ssdp/notfound',
            SCPDURL: '/ssdp/notfound',
          },
        },
      },
    },
  });
});

it('every variant goes away with UPnP', () => {
  const gate = descriptionPages.map(({ path, behindUpnpSwitch }) => [path, behindUpnpSwitch ?? false]);
  expect(gate).toEqual([
    ['/xml/device_description_no_ai.xml', true],
    ['/xml/satellite_device.xml', true],
    ['/xml/group_description.xml', true],
    ['/xml/review.xsl', false],
  ]);
});
