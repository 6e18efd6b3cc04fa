import { describe, expect, it } from 'vitest';
import { hardwareInName, type KnownAddresses, spoofsIn } from './spoofs.ts';

const OURS = '02:00:00:00:00:01';
const PLAYERS = '00:0e:58:00:00:21';
const FOREIGN = '02:00:00:00:00:66';
const OTHER = '02:00:00:00:00:67';

const KNOWN: KnownAddresses = {
  own: [
    { card: 'eth1', address: '10.0.30.1', hardware: OURS },
    { card: 'eth2', address: 'fe80::1', hardware: '02:00:00:00:00:02' },
  ],
  players: new Map([
    ['10.0.30.21', { room: 'Kitchen', hardware: PLAYERS }],
    ['10.0.30.22', { room: 'Bar' }],
  ]),
};

const claim = (address: string, hardware: string, card = 'eth1') => ({ card, address, hardware });
const found = (...claims: readonly ReturnType<typeof claim>[]) =>
  spoofsIn(claims, KNOWN).map(({ card, address, hardware, whose, room }) =>
    [card, address, hardware, whose, room].filter((part) => part !== undefined).join(' '),
  );

describe('a claim', () => {
  it('to an address of this computer is one too many, on whatever card', () => {
    expect(found(claim('10.0.30.1', FOREIGN), claim('fe80::1', FOREIGN, 'eth2'))).toEqual([
      `eth1 10.0.30.1 ${FOREIGN} guard`,
      `eth2 fe80::1 ${FOREIGN} guard`,
    ]);
  });

  it('of a card of this computer is its own', () => {
    expect(found(claim('10.0.30.1', OURS), claim('10.0.30.1', '02:00:00:00:00:02', 'eth2'))).toEqual([]);
  });

  it('to an address that nobody else claims is nothing', () => {
    expect(found(claim('10.0.30.21', OTHER), claim('10.0.30.22', FOREIGN))).toEqual([]);
    expect(found(claim('10.0.30.22', FOREIGN), claim('10.0.30.22', OTHER, 'eth2'))).toEqual([]);
  });
});

describe('several claims to one address', () => {
  it('are those of others, where the right one is known', () => {
    expect(found(claim('10.0.30.21', PLAYERS), claim('10.0.30.21', FOREIGN))).toEqual([
      `eth1 10.0.30.21 ${FOREIGN} player Kitchen`,
    ]);
  });

  it('are all told where it is not', () => {
    expect(found(claim('10.0.30.22', OTHER), claim('10.0.30.22', FOREIGN))).toEqual([
      `eth1 10.0.30.22 ${OTHER} player Bar`,
      `eth1 10.0.30.22 ${FOREIGN} player Bar`,
    ]);
    expect(found(claim('10.0.30.21', OTHER), claim('10.0.30.21', FOREIGN))).toHaveLength(2);
    expect(found(claim('10.0.30.99', OTHER), claim('10.0.30.99', FOREIGN))).toEqual([
      `eth1 10.0.30.99 ${OTHER} neighbour`,
      `eth1 10.0.30.99 ${FOREIGN} neighbour`,
    ]);
  });
});

it('the name of a player has its hardware address', () => {
  expect([hardwareInName('RINCON_000E5800002101400'), hardwareInName('RINCON_X')]).toEqual([
    PLAYERS,
    undefined,
  ]);
});
