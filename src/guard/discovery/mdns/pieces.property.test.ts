import fc from 'fast-check';
import { expect, it } from 'vitest';
import { placeOf, speakerOf } from '../../../../test/rig/mdns-records.ts';
import { createSteeredClock } from '../../../sim/rig/steered-clock.ts';
import { parseMdns } from '../../../wire/mdns/parse.ts';
import type { MdnsQuestion, MdnsRecord } from '../../../wire/mdns/message.ts';
import { KnownRecords } from './known-records.ts';
import { ownRecordIn } from './own-record.ts';
import { replyTo } from './reply.ts';
import { TOLD_SERVICES } from './told-services.ts';
import { answersOf, goodbyesOf, legacyAnswersOf } from './words.ts';

const SPEAKER = speakerOf('Kitchen');
const PLACE = placeOf('Kitchen');
const HOST = 'Sonos-000E58A00001.local';
const own = { ttl: 120, cacheFlush: true } as const;

/** As long as a label may be, and of every length below. */
const room = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 });
const service = fc.constantFrom(...TOLD_SERVICES);
const instance = fc
  .tuple(service, room, fc.constantFrom(`${SPEAKER.id}@`, '000E58A00001@', 'sonos-000E58A00001@', ''))
  .filter(([, label, handle]) => Buffer.byteLength(`${handle}${label}`) <= 63)
  .map(([{ name, texts }, label, handle]) => ({
    name,
    texts: [...texts.keys()],
    target: `${handle}${label.replaceAll('.', '-')}.${name}`,
  }));
const records = instance.chain(({ name, texts, target }) =>
  fc
    .array(fc.integer({ min: 1, max: 200 }), { minLength: texts.length, maxLength: texts.length })
    .map((lengths): readonly MdnsRecord[] => [
      { type: 'PTR', name, ...own, target },
      {
        type: 'SRV',
        name: target,
        ...own,
        priority: 0,
        weight: 0,
        port: name.includes('_sonos') ? 1443 : 7000,
        target: HOST,
      },
      {
        type: 'TXT',
        name: target,
        ...own,
        entries: texts.map((key, at) => [key, 'x'.repeat(lengths[at] ?? 1)]),
      },
    ]),
);
const ADDRESS: MdnsRecord = { type: 'A', name: HOST, ...own, address: SPEAKER.host };
const question = (name: string): MdnsQuestion => ({ name, type: 'ANY', unicastResponse: false });

/** All that a player is told of is kept as the guard keeps it. */
function keptOf(said: readonly MdnsRecord[]): KnownRecords {
  const known = new KnownRecords(createSteeredClock());
  for (const record of said) {
    const kept = ownRecordIn(record, SPEAKER);
    if (kept.ok && kept.value) known.heard(PLACE, kept.value);
  }
  return known;
}

it('whatever a player says of itself is told in messages that can be written and read, each in one piece', () => {
  let whole = 0;
  fc.assert(
    fc.property(fc.array(records, { minLength: 1, maxLength: 20 }), (said) => {
      const all = keptOf([...said.flat(), ADDRESS]).of(PLACE);
      const questions = [...new Set(all.map(({ name }) => name))].map(question);
      const reply = replyTo({ questions, answers: [] }, all);
      expect(reply === undefined).toBe(all.length === 0);
      if (!reply) return;
      whole += 1;
      const legacy = legacyAnswersOf({ id: 1, questions }, reply);
      const messages = [...answersOf(reply), ...goodbyesOf(all), ...legacy];
      for (const bytes of messages) expect([bytes.length <= 1452, parseMdns(bytes).ok]).toEqual([true, true]);
      const told = answersOf(reply).flatMap((bytes) => {
        const message = parseMdns(bytes);
        return message.ok ? message.value.answers : [];
      });
      expect(told).toHaveLength(reply.answers.length);
    }),
  );
  expect(whole).toBeGreaterThan(50);
});
