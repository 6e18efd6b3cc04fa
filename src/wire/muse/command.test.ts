import { describe, expect, it } from 'vitest';
import { type MuseCommand, parseMuseCommand, writeMuseCommand } from './command.ts';

const COMMAND: MuseCommand = {
  kind: 'command',
  call: { namespace: { name: 'groups', version: 1 }, command: 'getGroups' },
  objects: { householdId: 'Sonos_x', groupId: 'RINCON_1:2' },
  cmdId: '4',
  more: { dryRun: true },
  body: { includeDeviceInfo: true },
};
const TEXT =
  '[{"namespace":"groups:1","command":"getGroups","householdId":"Sonos_x","groupId":"RINCON_1:2","cmdId":"4","dryRun":true},{"includeDeviceInfo":true}]';

describe('a command of the local API', () => {
  it('is read with what is known of its header apart from what is not', () => {
    expect(parseMuseCommand(TEXT)).toEqual({ ok: true, value: COMMAND });
    expect(parseMuseCommand(Buffer.from(TEXT))).toEqual({ ok: true, value: COMMAND });
  });
  it('is written from its parts', () => {
    expect(writeMuseCommand(COMMAND)).toBe(TEXT);
    expect(writeMuseCommand({ kind: 'command', objects: {}, more: {}, body: {} })).toBe('[{},{}]');
  });
  it.each([
    ['{"namespace":"groups:1"}', 'malformed', 'the header names a namespace or a command without the other'],
    ['{"namespace":"groups:1","command":"a b"}', 'malformed', 'the name of the command is none'],
    ['{"namespace":":1","command":"a"}', 'malformed', 'the namespace is not of the form groups:1'],
    ['{"namespace":"groups:x","command":"a"}', 'malformed', 'the namespace is not of the form groups:1'],
    ['{"playerId":""}', 'malformed', 'playerId in the header is no text'],
    ['{"cmdId":7}', 'malformed', 'cmdId in the header is no text'],
    [`{"cmdId":"${'x'.repeat(257)}"}`, 'limit', 'cmdId in the header is longer than 256 characters'],
  ])('is refused with the header %s', (header, kind, detail) => {
    expect(parseMuseCommand(`[${header},{}]`)).toEqual({
      ok: false,
      error: { kind, format: 'muse', detail },
    });
  });
});
