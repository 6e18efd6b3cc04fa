import { describe, expect, it } from 'vitest';
import { mdnsFacts } from './mdns-facts.ts';

const entries = (record: Record<string, string>): [string, string][] => Object.entries(record);

const NOTHING = {
  playerId: undefined,
  room: undefined,
  householdId: undefined,
  localApiHouseholdId: undefined,
  bootSeq: undefined,
  location: undefined,
  protocolVersion: undefined,
  infoPath: undefined,
  webSocketPath: undefined,
  sslPort: undefined,
  householdSslPort: undefined,
  variant: undefined,
};

describe('_sonos._tcp', () => {
  it('of 2021 tells player, household and ports (python-zeroconf test packet)', () => {
    const text = entries({
      info: '/api/v1/players/RINCON_000E58A0000101400/info',
      vers: '3',
      protovers: '1.24.1',
      bootseq: '11',
      hhid: 'Sonos_FixtureHouseholdAAAAAAAAAA',
      mhhid: 'Sonos_FixtureHouseholdAAAAAAAAAA.FixtureLocationKeyAAAA',
      location: 'http://192.0.2.21:1400/xml/device_description.xml',
      sslport: '1443',
      hhsslport: '1843',
      variant: '2',
      mdnssequence: '0',
    });
    expect(mdnsFacts('Sonos-000E58A00001', text)).toEqual({
      ...NOTHING,
      playerId: 'RINCON_000E58A0000101400',
      householdId: 'Sonos_FixtureHouseholdAAAAAAAAAA',
      localApiHouseholdId: 'Sonos_FixtureHouseholdAAAAAAAAAA.FixtureLocationKeyAAAA',
      bootSeq: 11,
      location: { host: '192.0.2.21', port: 1400 },
      protocolVersion: '1.24.1',
      infoPath: '/api/v1/players/RINCON_000E58A0000101400/info',
      sslPort: 1443,
      householdSslPort: 1843,
      variant: '2',
    });
  });

  it('of 2026 tells the room in its name (Dicklesworthstone/frankensonos)', () => {
    const text = entries({ uuid: 'RINCON_000E58A0000101400', sslport: '1443', wss: '/websocket/api' });
    expect(mdnsFacts('RINCON_000E58A0000101400@Küche @ Nord', text)).toEqual({
      ...NOTHING,
      playerId: 'RINCON_000E58A0000101400',
      room: 'Küche @ Nord',
      sslPort: 1443,
      webSocketPath: '/websocket/api',
    });
  });

  it('of S1 tells no household', () => {
    const text = entries({
      info: '/api/v1/players/RINCON_000E58A0000201400/info',
      vers: '1',
      protovers: '1.x',
    });
    expect(mdnsFacts('Sonos-000E58A00002', text)).toEqual({
      ...NOTHING,
      playerId: 'RINCON_000E58A0000201400',
      protocolVersion: '1.x',
      infoPath: '/api/v1/players/RINCON_000E58A0000201400/info',
    });
  });

  it('takes nonsense for nothing', () => {
    const text = entries({
      uuid: '../../x',
      info: 'http://203.0.113.9/',
      hhid: '<b>',
      bootseq: '-1',
      location: 'http://evil.example:1400/',
      sslport: '99999',
      hhsslport: '0x5a3',
      wss: 'wss://203.0.113.9/',
    });
    expect(mdnsFacts('printer', text)).toEqual(NOTHING);
  });

  it('tells keys apart without case, and the first of a repeated key counts', () => {
    const text: [string, string | undefined][] = [
      ['SSLPort', '1443'],
      ['sslport', '1'],
      ['variant', undefined],
    ];
    expect(mdnsFacts('x', text)).toEqual({ ...NOTHING, sslPort: 1443 });
  });
});
