import { beforeEach, describe, expect, it } from 'vitest';
import { type PlayerFacts, playerFacts } from '../../src/sonos/player-facts.ts';
import { parseDescription } from '../../src/wire/description/parse.ts';
import { hasRecordings, NO_RECORDINGS, recording } from './recordings.ts';

beforeEach(({ skip }) => skip(!hasRecordings(), NO_RECORDINGS));

function factsOf(path: string): PlayerFacts | undefined {
  const parsed = parseDescription(Buffer.from(recording(path)));
  if (!parsed.ok) throw new Error(parsed.error.detail);
  return playerFacts(parsed.value);
}

/** Values read off the recorded files by eye. */
describe('device descriptions of players', () => {
  it.each([
    [
      'SoCo__SoCo/inline/device_description_S5_49.2-64250.xml',
      {
        id: 'RINCON_000E5884455C01400',
        model: 'S3',
        modelName: 'Sonos Play:3',
        room: 'Room',
        build: { major: 49, minor: 2, revision: 64250 },
        buildText: '49.2-64250',
        displayVersion: '10.1.2',
        serial: '00-11-22-33-44-55:E',
      },
    ],
    [
      'wez__wez-sonos/device_description_S23_Port_78.1-52020.xml',
      {
        id: 'RINCON_XXX',
        model: 'S23',
        modelName: 'Sonos Port',
        room: 'Some Room',
        build: { major: 78, minor: 1, revision: 52020 },
        buildText: '78.1-52020',
        displayVersion: '16.1.1',
        generation: 2,
        serial: 'XXXXX',
        mac: 'XXXXXX',
        sslPort: 1443,
        householdSslPort: 1843,
      },
    ],
    [
      'rebuilt/device_description_S13_One_97.1-80312.xml',
      {
        id: 'RINCON_000E58A0000101400',
        model: 'S13',
        modelName: 'Sonos One',
        room: 'Kitchen',
        build: { major: 97, minor: 1, revision: 80312 },
        buildText: '97.1-80312',
        displayVersion: '18.8',
        generation: 2,
        serial: '00-0E-58-A0-00-01:8',
        mac: '00:0E:58:A0:00:01',
        sslPort: 1443,
        householdSslPort: 1843,
      },
    ],
  ])('%s', (path, facts) => {
    expect(factsOf(path)).toEqual(facts);
  });
});
