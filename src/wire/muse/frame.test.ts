import { describe, expect, it } from 'vitest';
import { parseMuseFrame, writeMuseFrame } from './frame.ts';

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
