import fc from 'fast-check';
import { expect, it } from 'vitest';
import { connected } from '../rig/local-api.ts';
import { readMessage } from './message.ts';

const NAMES = [
  'groups',
  'groupVolume',
  'playerVolume',
  'playback',
  'favorites',
  'playlists',
  'audioClip',
  'bogus',
];
const COMMANDS = [
  'getVolume',
  'setVolume',
  'subscribe',
  'unsubscribe',
  'loadFavorite',
  'getGroups',
  '__proto__',
  'x',
];

it('whatever is said, it answers with a pair and never falls over', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      const { receive, sent } = connected();
      receive(text);
      expect(sent.length).toBeGreaterThan(0);
      expect(sent.every((frame) => Array.isArray(frame) && frame.length === 2)).toBe(true);
    }),
  );
});

it('commands with any body are answered, and refused ones change nothing', () => {
  const header = fc.record({
    namespace: fc.constantFrom(...NAMES).map((name) => `${name}:1`),
    command: fc.constantFrom(...COMMANDS),
    playerId: fc.constantFrom('local', 'RINCON_X'),
    groupId: fc.constantFrom('RINCON_000E58A0000101400:1', 'RINCON_X:1', ''),
    householdId: fc.constantFrom('local', 'Sonos_X'),
  });
  const body = fc.dictionary(
    fc.constantFrom('volume', 'muted', 'favoriteId', 'playerIds', 'name'),
    fc.oneof(fc.integer(), fc.boolean(), fc.string(), fc.array(fc.string())),
  );
  fc.assert(
    fc.property(header, body, (head, content) => {
      const { say, acted } = connected();
      const [reply] = say(head, content);
      const refused = Array.isArray(reply) && Object(reply[0]).success === false;
      expect(Array.isArray(reply)).toBe(true);
      expect(refused ? acted : []).toEqual([]);
    }),
  );
});

it('reads back what it is given', () => {
  const object = fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.integer(), fc.boolean()));
  fc.assert(
    fc.property(object, object, (header, body) => {
      const text = JSON.stringify([header, body]);
      expect(JSON.stringify(readMessage(text))).toBe(JSON.stringify({ header, body }));
    }),
  );
});
