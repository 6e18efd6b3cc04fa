import { describe, expect, it } from 'vitest';
import { parseMuseFrame, writeMuseFrame } from './frame.ts';
import { parsePlayerInfo } from './player-info.ts';

const refused = (detail: string) => ({ ok: false, error: { kind: 'malformed', format: 'muse', detail } });

describe('parseMuseFrame', () => {
  it('reads a command as text and as bytes', () => {
    const text = '[{"namespace":"groups:1","command":"getGroups","householdId":"Sonos_x","cmdId":"1"},{}]';
    const frame = {
      header: { namespace: 'groups:1', command: 'getGroups', householdId: 'Sonos_x', cmdId: '1' },
      body: {},
    };
    expect(parseMuseFrame(text)).toEqual({ ok: true, value: frame });
    expect(parseMuseFrame(Buffer.from(text))).toEqual({ ok: true, value: frame });
    expect(writeMuseFrame(frame.header, frame.body)).toBe(text);
  });
  it('reads the empty command of sonos-websocket', () => {
    expect(parseMuseFrame('[{}, {}]')).toEqual({ ok: true, value: { header: {}, body: {} } });
  });
  it.each([
    ['{}', 'the message is no array of a header and a body'],
    ['[{}]', 'the message is no array of a header and a body'],
    ['[{},{},{}]', 'the message is no array of a header and a body'],
    ['[{},[]]', 'header or body is no object'],
    ['[null,{}]', 'header or body is no object'],
    ['[{"a":{}},{}]', 'the header holds more than texts, numbers and booleans'],
    ['[{"a":null},{}]', 'the header holds more than texts, numbers and booleans'],
  ])('refuses %s', (text, detail) => {
    expect(parseMuseFrame(text)).toEqual(refused(detail));
  });
});

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
});
