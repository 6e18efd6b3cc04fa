import { describe, expect, it } from 'vitest';
import { parseDescription } from '../wire/description/parse.ts';
import { playerFacts } from './player-facts.ts';

/** The fields of a One on 97.1 (Dicklesworthstone/frankensonos), cut to what is read here. */
const description = (fields: string, deviceType = 'urn:schemas-upnp-org:device:ZonePlayer:1'): string =>
  `<root xmlns="urn:schemas-upnp-org:device-1-0"><specVersion><major>1</major><minor>0</minor></specVersion><device>` +
  `<deviceType>${deviceType}</deviceType><friendlyName>x</friendlyName><manufacturer>Sonos, Inc.</manufacturer>` +
  `<modelName>Sonos One</modelName><modelNumber>S13</modelNumber>${fields}</device></root>`;

function facts(xml: string) {
  const parsed = parseDescription(Buffer.from(xml));
  if (!parsed.ok) throw new Error(parsed.error.detail);
  return playerFacts(parsed.value);
}

const UDN = '<UDN>uuid:RINCON_000E58A0000101400</UDN>';
const BARE = {
  id: 'RINCON_000E58A0000101400',
  model: 'S13',
  modelName: 'Sonos One',
  room: '',
  buildText: '',
};

describe('a player by its description', () => {
  it('has what it tells', () => {
    const told = facts(
      description(
        `${UDN}<roomName>Kitchen</roomName><softwareVersion>97.1-80312</softwareVersion><displayVersion>18.8</displayVersion>` +
          `<swGen>2</swGen><serialNum>00-0E-58-A0-00-01:8</serialNum><MACAddress>00:0E:58:A0:00:01</MACAddress>` +
          `<SSLPort>1443</SSLPort><securehhSSLPort>1843</securehhSSLPort>`,
      ),
    );
    expect(told).toEqual({
      ...BARE,
      room: 'Kitchen',
      buildText: '97.1-80312',
      build: { major: 97, minor: 1, revision: 80312 },
      displayVersion: '18.8',
      generation: 2,
      serial: '00-0E-58-A0-00-01:8',
      mac: '00:0E:58:A0:00:01',
      sslPort: 1443,
      householdSslPort: 1843,
    });
  });

  it('keeps a build that cannot be read as text, and takes nonsense for nothing', () => {
    const told = facts(
      description(
        `${UDN}<softwareVersion>newest</softwareVersion><swGen>9</swGen><SSLPort>99999</SSLPort><securehhSSLPort>-1</securehhSSLPort>`,
      ),
    );
    expect(told).toEqual({ ...BARE, buildText: 'newest' });
  });

  it.each([
    ['another device', description(UDN, 'urn:schemas-upnp-org:device:MediaRenderer:1')],
    ['a UDN of another form', description('<UDN>uuid:5f9ec1b3-ed59-1900-4530-00025b000000</UDN>')],
  ])('%s is none', (_, xml) => {
    expect(facts(xml)).toBeUndefined();
  });
});
