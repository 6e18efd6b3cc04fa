import { expect, it } from 'vitest';
import { knownAddress } from '../../../base/address.ts';
import { asPlayerId } from '../../../base/ids.ts';
import type { TextEntry } from '../../../wire/mdns/message.ts';
import { AIRPLAY_TEXTS, ownTextsIn, SPOTIFY_TEXTS } from './own-texts.ts';

const id = asPlayerId('RINCON_000E58A0000101400')!;
const SPEAKER = { host: knownAddress('192.0.2.21'), id };
const kept = (...entries: readonly TextEntry[]) => ownTextsIn(entries, SPEAKER);

/** Keys as in the facts: a build of 2021, and 86.10 and 97.1. */
const RECORDED: readonly TextEntry[] = [
  ['info', `/api/v1/players/${id}/info`],
  ['vers', '3'],
  ['protovers', '1.24.1'],
  ['bootseq', '11'],
  ['hhid', 'Sonos_FixtureHouseholdAAAAAAAAAA'],
  ['mhhid', 'Sonos_FixtureHouseholdAAAAAAAAAA.FixtureLocationKeyAAAA'],
  ['location', 'http://192.0.2.21:1400/xml/device_description.xml'],
  ['sslport', '1443'],
  ['variant', '2'],
  ['mdnssequence', '0'],
  ['uuid', id],
  ['wss', '/websocket/api'],
];

it('what players say is kept, in their order', () => {
  expect(kept(...RECORDED)).toEqual(RECORDED);
});

it('port 1843 is no door, and what is not known is left out', () => {
  expect(kept(['hhsslport', '1843'], ['vers', '3'], ['path', '/x'])).toEqual([['vers', '3']]);
});

it.each<TextEntry>([
  ['location', 'http://192.0.2.66:1400/xml/device_description.xml'],
  ['location', 'http://192.0.2.21:8080/xml/device_description.xml'],
  ['location', 'http://192.0.2.21:1400@192.0.2.66/x'],
  ['location', 'https://192.0.2.21:1400/x'],
  ['info', 'http://192.0.2.66/api/v1/players/local/info'],
  ['info', '/api/v1/players/RINCON_000E58A0000201400/info'],
  ['uuid', 'RINCON_000E58A0000201400'],
  ['sslport', '1843'],
  ['wss', '//192.0.2.66/websocket/api'],
  ['wss', 'wss://192.0.2.66/api'],
  ['vers', 'a\nb'],
  ['vers', 'x'.repeat(129)],
  ['vers', Uint8Array.of(0xff)],
  ['vers', undefined],
])('what leads elsewhere or is no short text is left out: %j', (...entry) => {
  expect(kept(entry)).toEqual([]);
});

it('of a key that comes twice the first counts', () => {
  expect(kept(['Vers', '3'], ['vers', '4'])).toEqual([['Vers', '3']]);
});

it('of Spotify Connect the path of the door is kept as it is spelt, and no other', () => {
  const read = (path: string) =>
    ownTextsIn(
      [
        ['CPath', path],
        ['VERSION', '1'],
        ['Stack', 'SP'],
        ['Port', '8080'],
      ],
      SPEAKER,
      SPOTIFY_TEXTS,
    );
  expect(read('/spotifyzc')).toEqual([
    ['CPath', '/spotifyzc'],
    ['VERSION', '1'],
    ['Stack', 'SP'],
  ]);
  for (const path of ['/reboot', '/spotifyzc/', '//192.0.2.66/spotifyzc', '/spotifyzc?action=addUser'])
    expect(read(path)).toEqual([
      ['VERSION', '1'],
      ['Stack', 'SP'],
    ]);
});

it('are 900 bytes at most, in the order of the player, and what is left out does not count', () => {
  const long = (name: string): TextEntry => [name, 'x'.repeat(128 - name.length - 2)];
  const unknown = Array.from({ length: 20 }, (_, index) => long(`other${index}`));
  const known = 'acl act am at cn da et fex flags fn'.split(' ').map(long);
  const read = ownTextsIn([...unknown, ...known], SPEAKER, AIRPLAY_TEXTS);
  // 128 bytes each.
  expect(read).toEqual(known.slice(0, 7));
});
