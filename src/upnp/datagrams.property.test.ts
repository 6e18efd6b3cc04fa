import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asIpAddress, numberToIpv4 } from '../base/address.ts';
import type { Datagram } from '../ports/net.ts';
import { parseMdns } from '../wire/mdns/parse.ts';
import { parseSsdp } from '../wire/ssdp/parse.ts';
import { boundedInbox } from './inbox.ts';
import { locationOf } from './location.ts';
import { MdnsNotebook } from './mdns-notebook.ts';
import { sortDatagrams } from './sighting.ts';

const HEADS = ['HTTP/1.1 200 OK\r\n', 'NOTIFY * HTTP/1.1\r\n', 'M-SEARCH * HTTP/1.1\r\n', ''];
const header = fc
  .tuple(fc.constantFrom('LOCATION', 'USN', 'ST', 'NT', 'NTS', 'SERVER'), fc.string())
  .map((pair) => pair.join(': '));
const ssdp = fc
  .tuple(fc.constantFrom(...HEADS), fc.array(header, { maxLength: 8 }))
  .map(([head, headers]) => Buffer.from(`${head}${headers.join('\r\n')}\r\n\r\n`));
const from = fc.record({
  host: fc.nat(3).map((last) => numberToIpv4(0xc000_0200 + last)),
  port: fc.constant(1900),
});
const datagram: fc.Arbitrary<Datagram> = fc.record({
  from,
  bytes: fc.oneof(fc.uint8Array({ maxLength: 300 }), ssdp),
});

const sum = (refusals: readonly { readonly count: number }[]): number =>
  refusals.reduce((total, { count }) => total + count, 0);

/** What a datagram states; undefined for searches and for what is no SSDP. */
function statement({ bytes, from }: Datagram): string | undefined {
  const parsed = parseSsdp(bytes);
  if (!parsed.ok || parsed.value.kind === 'search') return undefined;
  const { usn, location } = parsed.value;
  return JSON.stringify([from.host, parsed.value.kind === 'response' || parsed.value.nts, usn, location]);
}

describe('any datagrams', () => {
  it('become refusals, or sightings once for each statement of a source', () => {
    fc.assert(
      fc.property(fc.array(datagram, { maxLength: 20 }), (datagrams) => {
        const { refusals, sightings } = sortDatagrams(datagrams);
        expect(sum(refusals)).toBe(datagrams.filter(({ bytes }) => !parseSsdp(bytes).ok).length);
        const statements = new Set(datagrams.flatMap((each) => statement(each) ?? []));
        expect(sightings.length).toBe(statements.size);
      }),
    );
  });

  it('become entries of the notebook or refusals of it', () => {
    fc.assert(
      fc.property(fc.array(datagram, { maxLength: 20 }), (datagrams) => {
        const notebook = new MdnsNotebook(['_sonos._tcp.local']);
        for (const each of datagrams) notebook.read(each);
        expect(sum(notebook.refusals)).toBe(datagrams.filter(({ bytes }) => !parseMdns(bytes).ok).length);
      }),
    );
  });

  it('are kept within the limits, in order, and every other one is counted or was there before', () => {
    fc.assert(
      fc.property(
        fc.array(datagram, { maxLength: 40 }),
        fc.nat(10),
        fc.nat(5),
        (datagrams, total, perSource) => {
          const inbox = boundedInbox({ total, perSource });
          for (const each of datagrams) inbox.put(each);
          expect(inbox.kept.length).toBeLessThanOrEqual(total);
          for (const host of new Set(datagrams.map(({ from }) => from.host)))
            expect(inbox.kept.filter((kept) => kept.from.host === host).length).toBeLessThanOrEqual(
              perSource,
            );
          const repeated = datagrams.filter((each) =>
            inbox.kept.some((kept) => kept !== each && sameBytes(kept, each)),
          );
          expect(inbox.kept.length + inbox.dropped() + repeated.length).toBe(datagrams.length);
          expect(datagrams.filter((each) => inbox.kept.includes(each))).toEqual(inbox.kept);
        },
      ),
    );
  });
});

const sameBytes = (a: Datagram, b: Datagram): boolean =>
  a.from.host === b.from.host && Buffer.from(a.bytes).equals(b.bytes);

describe('any LOCATION', () => {
  it('is followed to the address that answered or not at all', () => {
    const answered = { host: numberToIpv4(0xc000_0215), port: 1900 };
    const text = fc.oneof(
      fc.webUrl(),
      fc.string(),
      fc.string().map((rest) => `http://192.0.2.21:1400/${rest}`),
      fc.string().map((rest) => `http://192.0.2.21${rest}`),
    );
    fc.assert(
      fc.property(text, (location) => {
        const read = locationOf(location, answered);
        if (!read.ok) return;
        const { endpoint, path } = read.value;
        expect([endpoint.host, asIpAddress(endpoint.host)]).toEqual([answered.host, answered.host]);
        expect(path).toMatch(/^\/[\x21-\x7e]*$/);
        expect(endpoint.port).toBeGreaterThanOrEqual(1);
      }),
      { numRuns: 1000 },
    );
  });
});
