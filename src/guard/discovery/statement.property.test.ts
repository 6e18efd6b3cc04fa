import fc from 'fast-check';
import { expect, it } from 'vitest';
import { foundAt, idOf, ZONE_PLAYER } from '../../../test/rig/guard/found-player.ts';
import { parseSsdp } from '../../wire/ssdp/parse.ts';
import { statementIn } from './statement.ts';
import { GROUP } from './voices.ts';
import { aliveOf, answerOf, byebyeOf } from './words.ts';

const KITCHEN = foundAt(21, 'Kitchen');
const SPEAKER = { host: KITCHEN.endpoint.host, id: idOf(KITCHEN) };

/** Any bytes but those that end a line. */
const value = fc
  .uint8Array({ maxLength: 80 })
  .map((bytes) => Buffer.from(bytes.filter((byte) => byte !== 10 && byte !== 13)).toString('latin1'));
const path = fc.oneof(
  fc.constant('/xml/device_description.xml'),
  value.map((text) => `/${text}`),
);
const extra = fc.tuple(
  fc.constantFrom(
    'SERVER',
    'X-RINCON-HOUSEHOLD',
    'X-RINCON-BOOTSEQ',
    'BOOTID.UPNP.ORG',
    'HOUSEHOLD.SMARTSPEAKER.AUDIO',
  ),
  value,
);
const said = fc.record({
  target: fc.oneof(fc.constant(ZONE_PLAYER), value),
  path,
  age: fc.oneof(fc.constant('max-age = 1800'), value),
  extras: fc.uniqueArray(extra, { maxLength: 5, selector: ([name]) => name }),
});

it('whatever a player says of itself can be told, and is read again as what it was', () => {
  let told = 0;
  fc.assert(
    fc.property(said, ({ target, path: at, age, extras }) => {
      const lines = [
        'HTTP/1.1 200 OK',
        `CACHE-CONTROL: ${age}`,
        `LOCATION: http://${SPEAKER.host}:1400${at}`,
        `ST: ${target}`,
        `USN: uuid:${SPEAKER.id}::${target}`,
        ...extras.map((header) => header.join(': ')),
      ];
      const message = parseSsdp(Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'));
      if (!message.ok || message.value.kind !== 'response') return;
      const statement = statementIn(message.value, SPEAKER);
      if (!statement.ok) return;
      told += 1;
      const again = parseSsdp(answerOf(statement.value));
      const read = again.ok && again.value.kind === 'response' ? statementIn(again.value, SPEAKER) : again;
      expect(read).toEqual(statement);
      for (const announce of [aliveOf, byebyeOf])
        expect(parseSsdp(announce(statement.value, GROUP)).ok).toBe(true);
    }),
    { numRuns: 500 },
  );
  expect(told).toBeGreaterThan(20);
});
