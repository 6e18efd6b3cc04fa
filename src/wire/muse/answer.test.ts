import { describe, expect, it } from 'vitest';
import { type MuseAnswer, parseMuseAnswer, writeMuseAnswer } from './answer.ts';

// Members of replies and events as captured in 2026-09 (x2rock, FrameTest).
const REPLY: MuseAnswer = {
  kind: 'reply',
  success: true,
  response: 'getVolume',
  type: 'groupVolume',
  cmdId: '5',
  namespace: { name: 'groupVolume', version: 1 },
  objects: { householdId: 'Sonos_x', groupId: 'RINCON_1:2' },
  more: {},
  body: { _objectType: 'groupVolume', volume: 12 },
};
const EVENT: MuseAnswer = {
  kind: 'event',
  type: 'groupVolume',
  namespace: { name: 'groupVolume', version: 1 },
  objects: { groupId: 'RINCON_1:2' },
  more: { name: 'groupVolume' },
  body: { _objectType: 'groupVolume', volume: 12 },
};

describe('an answer of the local API', () => {
  it.each([
    [
      REPLY,
      '[{"namespace":"groupVolume:1","householdId":"Sonos_x","groupId":"RINCON_1:2","success":true,"response":"getVolume","type":"groupVolume","cmdId":"5"},{"_objectType":"groupVolume","volume":12}]',
    ],
    [
      EVENT,
      '[{"namespace":"groupVolume:1","groupId":"RINCON_1:2","type":"groupVolume","name":"groupVolume"},{"_objectType":"groupVolume","volume":12}]',
    ],
  ])('is written and read: %j', (answer, text) => {
    expect(writeMuseAnswer(answer)).toBe(text);
    expect(parseMuseAnswer(text)).toEqual({ ok: true, value: answer });
  });
  it('is a refusal by its body alone, and an event although its body has an errorCode', () => {
    const refusal = '[{},{"_objectType":"globalError","errorCode":"ERROR_INVALID_SYNTAX"}]';
    const event =
      '[{"type":"playbackError"},{"_objectType":"playbackError","errorCode":"ERROR_PLAYBACK_FAILED"}]';
    expect(parseMuseAnswer(refusal)).toMatchObject({ ok: true, value: { kind: 'reply', success: false } });
    expect(parseMuseAnswer(event)).toMatchObject({
      ok: true,
      value: { kind: 'event', type: 'playbackError' },
    });
  });
  it.each([
    ['[{"success":1},{}]', 'malformed', 'success in the header is neither true nor false'],
    ['[{"type":3},{}]', 'malformed', 'type in the header is no text'],
    ['[{},{}]', 'malformed', 'the message is neither a reply nor an event'],
    ['[{"success":true,"namespace":"/"},{}]', 'malformed', 'the namespace is not of the form groups:1'],
  ])('refuses %s', (text, kind, detail) => {
    expect(parseMuseAnswer(text)).toEqual({ ok: false, error: { kind, format: 'muse', detail } });
  });
});
