import { describe, expect, it } from 'vitest';
import { knownAddress as ip } from '../../base/address.ts';
import { cardTowards, OUTSIDE, routesIn } from '../../guard/doctor/look/routes.ts';
import { cardsOf, likely, segmentsAsText } from './cards.ts';
import { segmentsQuestion } from './segments-question.ts';

const card = (name: string, address: string, prefix = 24, loopback = false) => ({
  name,
  address: ip(address),
  prefix,
  loopback,
});
const CARDS = cardsOf([
  card('lo', '127.0.0.1', 8, true),
  card('eth0', '198.51.100.7', 22),
  card('eth1', '10.0.30.1'),
  card('eth2', '10.0.10.1'),
  card('eth3', '10.0.20.1'),
  card('eth4', 'fd00::1', 64),
  card('tun0', '10.9.9.1', 32),
]);

/** As proc(5) has it: the numbers are little-endian. */
const ROUTES = `Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT
eth1\t001E000A\t00000000\t0001\t0\t0\t0\t00FFFFFF\t0\t0\t0
eth0\t00000000\t016433C6\t0003\t0\t0\t0\t00000000\t0\t0\t0
`;

it('are those with a network that others are in', () => {
  expect(CARDS.map(({ name, network }) => `${name} ${network}`)).toEqual([
    'eth0 198.51.100.0/22',
    'eth1 10.0.30.0/24',
    'eth2 10.0.10.0/24',
    'eth3 10.0.20.0/24',
  ]);
});

const wayOut = (table: string): string | undefined => cardTowards(routesIn(table), OUTSIDE);

it('the way out is the card of the default route', () => {
  expect([wayOut(ROUTES), wayOut(''), wayOut(ROUTES.split('\n').slice(0, 2).join('\n'))]).toEqual([
    'eth0',
    undefined,
    undefined,
  ]);
});

describe('what is likely', () => {
  const text = (players: readonly string[], out: string | undefined) =>
    segmentsAsText(likely(CARDS, { players, out }) ?? []);
  it('is players where they were found, the internet where the way out is, a home and guests', () => {
    expect(text(['10.0.30.21'], 'eth0')).toBe('eth0=internet, eth1=players, eth2=member, eth3=guest');
    expect(text(['10.0.30.21'], undefined)).toBe('eth0=member, eth1=players, eth2=guest, eth3=guest');
  });
  it('is nothing where players are on the way out, or elsewhere', () => {
    expect([text(['198.51.100.9'], 'eth0'), text(['192.0.2.1'], 'eth0'), text([], 'eth0')]).toEqual([
      '',
      '',
      '',
    ]);
    expect(likely(CARDS.slice(1, 2), { players: ['10.0.30.21'], out: undefined })).toBe(undefined);
  });
});

describe('the question', () => {
  const question = segmentsQuestion(CARDS, likely(CARDS, { players: ['10.0.30.21'], out: 'eth0' }));
  it('has what is likely for its default, which it understands', () => {
    const read = question.read(question.default);
    expect(read.ok && segmentsAsText(read.value ?? [])).toBe(question.default);
    expect(segmentsQuestion(CARDS, undefined).default).toBe('none');
    expect(question.read('none')).toEqual({ ok: true, value: undefined });
  });
  it.each([
    ['eth9=players', 'eth9 is no card: eth0, eth1, eth2, eth3'],
    ['eth1=speakers', 'eth1=speakers: behind a card are players, internet, member, guest, nobody'],
    ['eth1=players=x', 'eth1=players=x: behind a card are players, internet, member, guest, nobody'],
    ['eth1=players, eth1=guest', 'eth1 is there twice'],
    ['eth2=member', 'players have to be behind one of them; or write none'],
    ['eth1=players,eth0=internet,eth2=internet', 'the internet is behind one card'],
    ['', 'nothing is no card: eth0, eth1, eth2, eth3'],
  ])('says what is wrong with %s', (text, error) => {
    expect(question.read(text)).toEqual({ ok: false, error });
  });
});
