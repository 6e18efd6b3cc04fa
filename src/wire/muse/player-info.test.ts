import { describe, expect, it } from 'vitest';
import { parsePlayerInfo, writePlayerInfo } from './player-info.ts';

const refused = (detail: string) => ({ ok: false, error: { kind: 'malformed', format: 'muse', detail } });

describe('parsePlayerInfo', () => {
  it('keeps the members it knows', () => {
    // Members of DiscoveryInfo in music-assistant/aiosonos api/models.py.
    const text =
      '{"_objectType":"discoveryInfo","device":{"id":"RINCON_000E58A0000101400","serialNumber":"00-0E-58-A0-00-01:8","modelDisplayName":"One","capabilities":["PLAYBACK"],"apiVersion":"1.54.1","minApiVersion":"1.1.0","softwareVersion":"97.1-80312","hwVersion":"1.21.1.8-1.1","swGen":2,"future":[1]},"householdId":"Sonos_a","playerId":"RINCON_000E58A0000101400","groupId":"RINCON_000E58A0000101400:1","websocketUrl":"wss:\\/\\/192.0.2.21:1443\\/websocket\\/api","restUrl":"https://192.0.2.21:1443/api"}';
    expect(parsePlayerInfo(text)).toEqual({
      ok: true,
      value: {
        device: {
          id: 'RINCON_000E58A0000101400',
          serialNumber: '00-0E-58-A0-00-01:8',
          modelDisplayName: 'One',
          capabilities: ['PLAYBACK'],
          apiVersion: '1.54.1',
          minApiVersion: '1.1.0',
          softwareVersion: '97.1-80312',
          hwVersion: '1.21.1.8-1.1',
          swGen: 2,
        },
        householdId: 'Sonos_a',
        playerId: 'RINCON_000E58A0000101400',
        groupId: 'RINCON_000E58A0000101400:1',
        websocketUrl: 'wss://192.0.2.21:1443/websocket/api',
        restUrl: 'https://192.0.2.21:1443/api',
      },
    });
  });
  it.each([
    ['[]', 'the player info is no object'],
    ['{"playerId":"a"}', 'the player info does not fit at /'],
    ['{"playerId":"a","device":{"id":1}}', 'the player info does not fit at /device/id'],
  ])('refuses %s', (text, detail) => {
    expect(parsePlayerInfo(text)).toEqual(refused(detail));
  });
  it('is written with the type that players put first', () => {
    expect(writePlayerInfo({ device: { id: 'RINCON_1' }, playerId: 'RINCON_1' })).toBe(
      '{"_objectType":"discoveryInfo","device":{"id":"RINCON_1"},"playerId":"RINCON_1"}',
    );
  });
});
