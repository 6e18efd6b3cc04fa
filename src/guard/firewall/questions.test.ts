import { describe, expect, it } from 'vitest';
import { answerIn, questionIn } from './questions.ts';

const PINHOLE = { ask: 'pinhole', player: '10.0.30.21', client: '10.0.10.5', port: 4711 };
const ADMIT = { ask: 'admit', service: 'airplay', client: '10.0.10.5', players: ['10.0.30.21'] };

const REACH = { ask: 'reach', player: '10.0.30.21', addresses: ['1.2.3.4'], seconds: 900 };

describe('what is asked for', () => {
  it.each([
    PINHOLE,
    ADMIT,
    REACH,
    { ...ADMIT, ask: 'end-admission' },
    { ask: 'cut-off' },
    { ask: 'counters' },
    { ask: 'places', moved: [{ player: '10.0.30.21', at: '10.0.30.77' }] },
    { ask: 'claims', own: ['10.0.30.1', 'fe80::1'] },
  ])('is read where it is whole and nothing else', (question) => {
    expect(questionIn(JSON.stringify(question))).toEqual(question);
  });
  it.each([
    ['no JSON', '{'],
    ['another thing', '[]'],
    ['a port too many', JSON.stringify({ ...PINHOLE, port: 65_536 })],
    ['port 0', JSON.stringify({ ...PINHOLE, port: 0 })],
    ['half a port', JSON.stringify({ ...PINHOLE, port: 1.5 })],
    ['a port as text', JSON.stringify({ ...PINHOLE, port: '4711' })],
    ['rules in an address', JSON.stringify({ ...PINHOLE, client: '10.0.10.5 . 1 }; flush ruleset' })],
    ['an IPv6 address', JSON.stringify({ ...PINHOLE, client: 'fd00::1' })],
    ['a network', JSON.stringify({ ...PINHOLE, client: '10.0.10.0/24' })],
    ['more than that', JSON.stringify({ ...PINHOLE, more: true })],
    ['another question', JSON.stringify({ ...PINHOLE, ask: 'remove' })],
    ['a service that is none', JSON.stringify({ ...ADMIT, service: 'ssh' })],
    ['rules in a player', JSON.stringify({ ...ADMIT, players: ['10.0.30.21 }; flush ruleset'] })],
    [
      'rules in a place',
      JSON.stringify({ ask: 'places', moved: [{ player: '10.0.30.21', at: '10.0.30.77 }; flush ruleset' }] }),
    ],
    [
      'too many places',
      JSON.stringify({
        ask: 'places',
        moved: Array.from({ length: 65 }, () => ({ player: '10.0.30.21', at: '10.0.30.77' })),
      }),
    ],
    ['no player', JSON.stringify({ ...ADMIT, players: [] })],
    ['too many players', JSON.stringify({ ...ADMIT, players: Array(201).fill('10.0.30.21') })],
    [
      'more addresses than a computer has',
      JSON.stringify({ ask: 'claims', own: Array(65).fill('10.0.30.1') }),
    ],
    ['rules in a reached address', JSON.stringify({ ...REACH, addresses: ['1.2.3.4 }; flush ruleset'] })],
    ['no address to reach', JSON.stringify({ ...REACH, addresses: [] })],
    ['too many addresses', JSON.stringify({ ...REACH, addresses: Array(9).fill('1.2.3.4') })],
    ['no time', JSON.stringify({ ...REACH, seconds: 0 })],
    ['half a second', JSON.stringify({ ...REACH, seconds: 1.5 })],
    ['for ever', JSON.stringify({ ...REACH, seconds: 901 })],
    ['counters of somebody', JSON.stringify({ ask: 'counters', player: '10.0.30.21' })],
    ['nothing of it', '{}'],
  ])('is refused as %s', (_, line) => {
    expect(questionIn(line)).toBe(undefined);
  });
});

it('an answer is read the same way', () => {
  const answer = { answer: 'cut-off', players: ['10.0.30.21'] };
  expect(answerIn(JSON.stringify(answer))).toEqual(answer);
  expect(answerIn('{"answer":"cut-off","players":["x"]}')).toBe(undefined);
});

describe('an answer with counters', () => {
  const some = { packets: 5, bytes: 145 };
  const counted = { address: '10.0.30.21', sent: some, connections: 2, refused: some };
  const line = (...players: readonly object[]) => JSON.stringify({ answer: 'counters', players, putBack: 0 });

  it('is read where it is whole', () => {
    expect(answerIn(line(counted))).toEqual({ answer: 'counters', players: [counted], putBack: 0 });
    expect(answerIn(line())).toEqual({ answer: 'counters', players: [], putBack: 0 });
  });

  it.each([
    ['a number below nothing', { connections: -1 }],
    ['half a packet', { sent: { packets: 0.5, bytes: 1 } }],
    ['no bytes', { refused: { packets: 1 } }],
    ['no address', { address: 'Kitchen' }],
    ['more than that', { name: 'Kitchen' }],
  ])('is refused whole with %s in one of them', (_, wrong) => {
    expect(answerIn(line(counted, { ...counted, ...wrong }))).toBe(undefined);
  });
});
