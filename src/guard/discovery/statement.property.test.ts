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
const bytes = fc
  .uint8Array({ maxLength: 80 })
  .map((some) => Buffer.from(some.filter((byte) => byte !== 10 && byte !== 13)).toString('latin1'));
const long = fc.integer({ min: 80, max: 300 }).map((length) => 'x'.repeat(length));
const value = fc.oneof(bytes, long);
/** RFC 8200 §5 and RFC 768: what a network of 1,500 bytes carries in one piece, by either version of IP. */
const ONE_PIECE = 1452;
const path = fc.oneof(
  fc.constant('/xml/device_description.xml'),
  value.map((text) => `/${text}`),
);
const extra = fc.tuple(
  fc.constantFrom(
    'X-RINCON-HOUSEHOLD',
    'X-RINCON-BOOTSEQ',
    'X-RINCON-VARIANT',
    'X-RINCON-PROXY',
    'BOOTID.UPNP.ORG',
    'HOUSEHOLD.SMARTSPEAKER.AUDIO',
  ),
  value,
);
const said = fc.record({
  target: fc.oneof(fc.constant(ZONE_PLAYER), value),
  path,
  age: fc.oneof(fc.constant('max-age = 1800'), value),
  server: value,
  extras: fc.array(extra, { maxLength: 20 }),
});

it('whatever a player says of itself can be told, and is read again as what it was', () => {
  let count = 0;
  fc.assert(
    fc.property(said, ({ target, path: at, age, server, extras }) => {
      const lines = [
        'HTTP/1.1 200 OK',
        `CACHE-CONTROL: ${age}`,
        `LOCATION: http://${SPEAKER.host}:1400${at}`,
        `SERVER: ${server}`,
        `ST: ${target}`,
        `USN: uuid:${SPEAKER.id}::${target}`,
        ...extras.map((header) => header.join(': ')),
      ];
      const message = parseSsdp(Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'));
      if (!message.ok || message.value.kind !== 'response') return;
      const statement = statementIn(message.value, SPEAKER);
      if (!statement.ok) return;
      count += 1;
      const answer = answerOf(statement.value);
      expect(answer.length).toBeLessThanOrEqual(ONE_PIECE);
      const again = parseSsdp(answer);
      const read = again.ok && again.value.kind === 'response' ? statementIn(again.value, SPEAKER) : again;
      expect(read).toEqual(statement);
      for (const announce of [aliveOf, byebyeOf]) {
        const told = announce(statement.value, GROUP);
        expect([parseSsdp(told).ok, told.length <= ONE_PIECE]).toEqual([true, true]);
      }
    }),
    { numRuns: 500 },
  );
  expect(count).toBeGreaterThan(20);
});
