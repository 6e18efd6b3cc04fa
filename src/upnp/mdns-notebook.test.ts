import { describe, expect, it } from 'vitest';
import { knownAddress } from '../base/address.ts';
import type { Datagram } from '../ports/net.ts';
import type { MdnsRecord } from '../wire/mdns/message.ts';
import { writeMdnsQuery, writeMdnsResponse } from '../wire/mdns/write.ts';
import { MdnsNotebook } from './mdns-notebook.ts';

const SONOS = '_sonos._tcp.local';
const NAME = `RINCON_1@Kitchen.${SONOS}`;
const base = { ttl: 120, cacheFlush: false };
const ptr = (target: string, ttl = 120): MdnsRecord => ({ ...base, ttl, type: 'PTR', name: SONOS, target });
const srv = (name = NAME): MdnsRecord => ({
  ...base,
  type: 'SRV',
  name,
  priority: 0,
  weight: 0,
  port: 1443,
  target: 'one.local',
});
const txt: MdnsRecord = { ...base, type: 'TXT', name: NAME, entries: [['sslport', '1443']] };
const a = (address: string): MdnsRecord => ({ ...base, type: 'A', name: 'ONE.local', address });

function from(host: string, ...answers: readonly MdnsRecord[]): Datagram {
  return { from: { host: knownAddress(host), port: 5353 }, bytes: writeMdnsResponse({ answers }) };
}

const bytesFrom = (host: string, bytes: Uint8Array): Datagram => ({ ...from(host), bytes });

function noted(datagrams: readonly Datagram[]): MdnsNotebook {
  const notebook = new MdnsNotebook([SONOS]);
  for (const datagram of datagrams) notebook.read(datagram);
  return notebook;
}
const sightings = (...datagrams: readonly Datagram[]) => noted(datagrams).sightings;

const [PLAYER, STRANGER] = ['192.0.2.21', '192.0.2.66'];

describe('mDNS records', () => {
  it('of one source are put together over datagrams, names without case', () => {
    expect(
      sightings(from(PLAYER, ptr(NAME)), from(PLAYER, srv(NAME.toUpperCase()), txt), from(PLAYER, a(PLAYER))),
    ).toEqual([
      {
        from: { host: PLAYER, port: 5353 },
        service: SONOS,
        name: NAME,
        instance: 'RINCON_1@Kitchen',
        target: 'one.local',
        port: 1443,
        text: [['sslport', '1443']],
        addresses: [PLAYER],
        foreignAddress: false,
      },
    ]);
  });

  it('of another source say nothing about this one', () => {
    const seen = sightings(from(PLAYER, ptr(NAME)), from(STRANGER, srv(), txt, a(STRANGER)));
    expect(seen).toEqual([
      {
        from: { host: PLAYER, port: 5353 },
        service: SONOS,
        name: NAME,
        instance: 'RINCON_1@Kitchen',
        addresses: [],
        foreignAddress: false,
      },
    ]);
  });

  it('that give the address of another are marked', () => {
    const seen = sightings(
      from(PLAYER, ptr(NAME), srv(), a(PLAYER)),
      from(STRANGER, ptr(NAME), srv(), a(PLAYER)),
    );
    expect(seen.map(({ from, addresses, foreignAddress }) => [from.host, addresses, foreignAddress])).toEqual(
      [
        [PLAYER, [PLAYER], false],
        [STRANGER, [PLAYER], true],
      ],
    );
  });

  it.each([
    ['a goodbye', ptr(NAME, 0)],
    ['an instance of another service', ptr('x._ipp._tcp.local')],
    ['the service itself', ptr(SONOS)],
    ['a name with a label too many', ptr(`a.b.${SONOS}`)],
    ['a pointer from another name', { ...ptr(NAME), name: '_ipp._tcp.local' }],
  ])('%s is no instance', (_, record) => {
    expect(sightings(from(PLAYER, record))).toEqual([]);
  });

  it('unescape the room in the name', () => {
    expect(sightings(from(PLAYER, ptr(`RINCON_1@Dr\\. \\\\ No.${SONOS}`)))[0]?.instance).toBe(
      'RINCON_1@Dr. \\ No',
    );
  });

  it('bound what one source can invent', () => {
    const many = Array.from({ length: 200 }, (_, index) => ptr(`i${index}.${SONOS}`));
    expect(sightings(from(PLAYER, ...many)).length).toBe(32);
  });

  it('of one source are kept up to a number, those of another besides', () => {
    // Of 1,100 records of one source the instance is the last; the other's is the first.
    const chatter = Array.from(
      { length: 100 },
      (_, index): MdnsRecord => ({ ...a(PLAYER), name: `n${index}.local` }),
    );
    const flood = Array.from({ length: 11 }, () => from(STRANGER, ...chatter));
    const { sightings, refusals } = noted([...flood, from(STRANGER, ptr(NAME)), from(PLAYER, ptr(NAME))]);
    expect(sightings.map(({ from }) => from.host)).toEqual([PLAYER]);
    expect(refusals).toEqual([
      {
        from: { host: STRANGER, port: 5353 },
        refusal: { kind: 'limit', format: 'mdns', detail: 'the source told more records than are kept' },
        count: 2,
      },
    ]);
  });

  it('are not taken from questions, and what is no mDNS is counted by source', () => {
    const query = writeMdnsQuery({ questions: [{ name: SONOS, type: 'PTR' }] });
    const garbage = Buffer.from('garbage');
    const { sightings, refusals } = noted([
      bytesFrom(PLAYER, query),
      bytesFrom(STRANGER, garbage),
      bytesFrom(STRANGER, garbage),
    ]);
    expect(sightings).toEqual([]);
    expect(refusals).toMatchObject([{ from: { host: STRANGER }, count: 2, refusal: { format: 'mdns' } }]);
  });
});
