import { decode, encode } from 'dns-packet';
import { describe, expect, it } from 'vitest';
import { knownAddress } from '../../base/address.ts';
import type { JournalEntry } from '../../journal/entry.ts';
import { silentLog } from '../../ports/log.ts';
import { createSteeredClock } from '../../sim/rig/steered-clock.ts';
import type { Reach } from '../firewall/reach.ts';
import { Answering } from './answering.ts';
import type { Looked } from './lookup.ts';
import { type Asker, NameRecord } from './name-record.ts';
import { PermitList } from './permit-list.ts';

const KITCHEN = { address: '10.0.30.21', segment: 'speakers', room: 'Kitchen' };
const RIGHTS = {
  asker: KITCHEN,
  list: new PermitList([{ kind: 'below', below: 'sonos.com' }]),
  resolver: knownAddress('9.9.9.9'),
};
const FOUND: Looked = { kind: 'found', addresses: ['1.2.3.4', '1.2.3.5'], ttl: 100 };

interface House {
  readonly looked?: Looked;
  readonly gives?: boolean;
  readonly writes?: boolean;
}

function answering({ looked = FOUND, gives = true, writes = true }: House = {}) {
  const clock = createSteeredClock();
  const journal: JournalEntry[] = [];
  const asked: string[] = [];
  const given: Reach[] = [];
  const append = (entry: JournalEntry): boolean => writes && journal.push(entry) > 0;
  const parts = new Answering({
    clock,
    log: silentLog,
    lookup: {
      of: async (_, name) => {
        asked.push(name);
        return looked;
      },
    },
    reaching: {
      give: async (reach) => {
        given.push(reach);
        return gives;
      },
    },
    record: new NameRecord({ clock, journal: { append } }),
  });
  const ask = async (bytes: Uint8Array, asker: Asker = KITCHEN) => parts.answer(bytes, { ...RIGHTS, asker });
  const told = async (name: string, type: 'A' | 'AAAA' | 'TXT' = 'A') => {
    const answer = await ask(question(name, type));
    const { rcode, answers = [] } = Object(decode(Buffer.from(answer ?? [])));
    return [rcode, ...Array.from(answers, ({ name: owner, ttl, data }) => `${owner} ${ttl} ${data}`)];
  };
  return {
    clock,
    ask,
    told,
    asked,
    given,
    written: () => journal.map(({ kind, facts }) => [kind, facts['name']]),
  };
}

const question = (name: string, type: 'A' | 'AAAA' | 'TXT' = 'A'): Uint8Array =>
  encode({ type: 'query', id: 5, flags: 0x0100, questions: [{ type, name }] });

describe('a name of the list', () => {
  it('is told as it was asked for, when it is reached and written down', async () => {
    const { told, asked, given, written } = answering();
    expect(await told('API.Sonos.com')).toEqual([
      'NOERROR',
      'API.Sonos.com 100 1.2.3.4',
      'API.Sonos.com 100 1.2.3.5',
    ]);
    expect(asked).toEqual(['api.sonos.com']);
    expect(given).toEqual([{ player: KITCHEN.address, addresses: ['1.2.3.4', '1.2.3.5'], seconds: 700 }]);
    expect(written()).toEqual([['name-resolved', 'api.sonos.com']]);
  });

  it('is told to hold for five minutes at most', async () => {
    const { told, given } = answering({ looked: { ...FOUND, ttl: 3600 } });
    expect(await told('api.sonos.com')).toContain('api.sonos.com 300 1.2.3.4');
    expect(given[0]?.seconds).toBe(900);
  });

  it.each([
    ['the firewall does not let it be reached', { gives: false }, ['SERVFAIL']],
    ['it cannot be written down', { writes: false }, ['SERVFAIL']],
    ['it cannot be looked up', { looked: { kind: 'failed', why: 'silence' } }, ['SERVFAIL']],
    ['there is none', { looked: { kind: 'absent' } }, ['NXDOMAIN']],
    ['it has no address', { looked: { kind: 'empty' } }, ['NOERROR']],
    ['it leads into the house', { looked: { kind: 'private', address: '10.0.0.1' } }, ['NXDOMAIN']],
  ] as const)('is not told where %s', async (_, house, answer) => {
    expect(await answering(house).told('api.sonos.com')).toEqual(answer);
  });

  it('is reached by nobody where it cannot be written down', async () => {
    const { told, given } = answering({ writes: false });
    await told('api.sonos.com');
    expect(given).toEqual([]);
  });

  it('that leads into the house is written down as refused', async () => {
    const { told, written, given } = answering({ looked: { kind: 'private', address: '10.0.0.1' } });
    await told('api.sonos.com');
    expect([written(), given]).toEqual([[['name-refused', 'api.sonos.com']], []]);
  });

  it.each(['AAAA', 'TXT'] as const)('has nothing of %s, and nobody is asked', async (type) => {
    const { told, asked } = answering();
    expect([await told('api.sonos.com', type), asked]).toEqual([['NOERROR'], []]);
  });
});

describe('another name', () => {
  it('is none, is written down, and is asked of nobody', async () => {
    const { told, asked, given, written } = answering();
    expect(await told('ads.example.org')).toEqual(['NXDOMAIN']);
    expect(await told('ads.example.org', 'TXT')).toEqual(['NXDOMAIN']);
    expect([asked, given, written()]).toEqual([[], [], [['name-refused', 'ads.example.org']]]);
  });

  it('is empty where something below it is listed', async () => {
    const { told, asked, written } = answering();
    expect([await told('sonos.com'), asked, written()]).toEqual([['NOERROR'], [], []]);
  });
});

it('what is no question is told so, or met by silence', async () => {
  const { ask } = answering();
  const code = async (bytes: Uint8Array) => (await ask(bytes))?.[3];
  const two = encode({
    type: 'query',
    questions: [
      { type: 'A', name: 'a.b' },
      { type: 'A', name: 'a.c' },
    ],
  });
  expect([await code(two), await code(Uint8Array.of(1, 2, 3))]).toEqual([1, undefined]);
  const newer = encode({
    type: 'query',
    questions: [{ type: 'A', name: 'api.sonos.com' }],
    additionals: [
      {
        type: 'OPT',
        name: '.',
        udpPayloadSize: 1232,
        extendedRcode: 0,
        ednsVersion: 1,
        flags: 0,
        flag_do: false,
        options: [],
      },
    ],
  });
  expect(decode(Buffer.from((await ask(newer)) ?? []))).toMatchObject({
    answers: [],
    additionals: [{ extendedRcode: 1 }],
  });
});

it('a player asks a hundred times at once and twenty times a second, and that is not another’s concern', async () => {
  const { clock, ask } = answering();
  const count = async (asker = KITCHEN) => {
    let answered = 0;
    for (let tries = 0; tries < 150; tries += 1) if (await ask(question('a.sonos.com'), asker)) answered += 1;
    return answered;
  };
  expect([await count(), await count({ ...KITCHEN, address: '10.0.30.22' })]).toEqual([100, 100]);
  clock.advance(1000);
  expect(await count()).toBe(20);
});

it('all who are no players of the file ask together as much as one player', async () => {
  const { ask } = answering();
  const { room: _, ...nobody } = KITCHEN;
  let answered = 0;
  for (let last = 100; last < 250; last += 1)
    if (await ask(question('a.sonos.com'), { ...nobody, address: `10.0.30.${last}` })) answered += 1;
  expect([answered, await ask(question('a.sonos.com'))]).toEqual([100, expect.anything()]);
});

it('sixteen questions of one are looked at at once', async () => {
  const { ask } = answering();
  const all = await Promise.all(Array.from({ length: 20 }, () => ask(question('a.sonos.com'))));
  expect(all.filter((answer) => answer !== undefined)).toHaveLength(16);
  expect(await ask(question('a.sonos.com'))).toBeDefined();
});
