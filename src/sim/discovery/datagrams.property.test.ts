import { encode } from 'dns-packet';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sampleHousehold, samplePlayer } from '../rig/sample.ts';
import { readQuery, replyTo } from './mdns-query.ts';
import { mdnsRecords } from './mdns-records.ts';
import { searchAnswer } from './ssdp-message.ts';
import { readSearch } from './ssdp-search.ts';
import { ssdpTargets } from './ssdp-targets.ts';

it('no datagram makes the readers fail', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 3000 }), (bytes) => {
      expect(() => [readSearch(bytes), readQuery(bytes)]).not.toThrow();
    }),
  );
});

it('a search is read however its lines end and its colons are spaced', () => {
  const spelling = fc.record({
    end: fc.constantFrom('\r\n', '\n'),
    gap: fc.constantFrom('', ' ', '  '),
    quotes: fc.boolean(),
    tail: fc.constantFrom('', '\r\n', '\r\n\r\n'),
    order: fc.shuffledSubarray(['MAN', 'MX', 'ST', 'HOST'], { minLength: 4 }),
  });
  fc.assert(
    fc.property(spelling, ({ end, gap, quotes, tail, order }) => {
      const values: Record<string, string> = {
        MAN: quotes ? '"ssdp:discover"' : 'ssdp:discover',
        MX: '2',
        ST: 'upnp:rootdevice',
        HOST: '239.255.255.250:1900',
      };
      const lines = order.map((name) => `${name}:${gap}${values[name] ?? ''}`);
      const text = ['M-SEARCH * HTTP/1.1', ...lines].join(end) + tail;
      expect(readSearch(Buffer.from(text))).toEqual({ searchTarget: 'upnp:rootdevice', maxWait: 2 });
    }),
  );
});

it('no room name breaks out of an answer or of a name', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 200 }), (room) => {
      const player = samplePlayer({ room, build: '97.1-80312' });
      const household = sampleHousehold([player]);
      const [target] = ssdpTargets(household, player, []);
      const answer = target ? searchAnswer({ household, player, target }) : '';
      expect(answer.split('\r\n\r\n')).toHaveLength(2);
      const records = mdnsRecords(household, player);
      const packet = encode({ type: 'response', answers: [...records] });
      expect(packet.length).toBeLessThan(1500);
    }),
  );
});

it('asked for a type, it answers with that type alone', () => {
  const player = samplePlayer({ build: '97.1-80312' });
  const records = mdnsRecords(sampleHousehold([player]), player);
  fc.assert(
    fc.property(fc.constantFrom(...records), ({ name, type }) => {
      const query = readQuery(encode({ type: 'query', questions: [{ name, type }] }));
      const reply = query && replyTo(query, records);
      expect(reply?.answers.length).toBeGreaterThan(0);
      expect(reply?.answers.every((answer) => answer.type === type && answer.name === name)).toBe(true);
    }),
  );
});
