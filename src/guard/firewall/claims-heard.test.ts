import { describe, expect, it } from 'vitest';
import { heardIn } from './claims-heard.ts';

/** As nft 1.0.6 shows it. */
const listing = (family: string, sets: Readonly<Record<string, readonly string[]>>): string =>
  [
    `table ${family} tonewall {`,
    '\tcomment "tonewall rules 0123456789abcdef"',
    ...Object.entries(sets).flatMap(([name, elements]) => [
      `\tset ${name} {`,
      '\t\ttype ipv4_addr . ether_addr',
      '\t\tsize 2048',
      '\t\tflags dynamic,timeout',
      ...(elements.length === 0
        ? []
        : [
            `\t\telements = { ${elements.map((one) => `${one} timeout 2m expires 1m59s988ms`).join(',\n\t\t\t     ')} }`,
          ]),
      '\t}',
      '',
    ]),
    '}',
    '',
  ].join('\n');

const A = '02:00:00:00:00:0a';
const B = '02:00:00:00:00:0b';

describe('what was heard', () => {
  it('is told of addresses that several claim, by ARP and by what they send', () => {
    const arp = listing('arp', {
      'claims_br-lan.3': [`10.0.30.21 . ${A}`, `10.0.30.22 . ${A}`],
      claims_eth2: [],
    });
    const inet = listing('inet', {
      cut: ['10.0.30.23'],
      'claims_br-lan.3': [`10.0.30.21 . ${B}`, `10.0.30.22 . ${A}`],
      claims_eth2: [`10.0.30.22 . ${B}`],
    });
    expect(heardIn(arp + inet, [])).toEqual({
      claims: [
        { card: 'br-lan.3', address: '10.0.30.21', hardware: A },
        { card: 'br-lan.3', address: '10.0.30.21', hardware: B },
      ],
      full: [],
    });
  });

  it('has IPv6 and hardware addresses as numbers', () => {
    const inet = listing('inet', {
      claims6_eth1: [
        '0xfe80000000000000487c58fffe4b5ee4 . 0x4a7c584b5ee4',
        '0xfe80000000000000487c58fffe4b5ee4 . 0x2000000000b',
      ],
    });
    const address = 'fe80::487c:58ff:fe4b:5ee4';
    expect(heardIn(inet, []).claims).toEqual([
      { card: 'eth1', address, hardware: '4a:7c:58:4b:5e:e4' },
      { card: 'eth1', address, hardware: B },
    ]);
  });

  it('has own addresses first, whoever claims them', () => {
    const sets = { claims_eth1: [`10.0.30.9 . ${A}`, `10.0.30.9 . ${B}`, `10.0.30.1 . ${B}`] };
    expect(
      heardIn(listing('arp', sets), ['10.0.30.1', 'fe80::1']).claims.map(({ address }) => address),
    ).toEqual(['10.0.30.1', '10.0.30.9', '10.0.30.9']);
  });

  it('says where there is more than is remembered, and where there is more than is told', () => {
    const some = (count: number, hardware: readonly string[]) =>
      Array.from({ length: count }, (_, index) => `10.0.${index >> 8}.${index & 255}`).flatMap((address) =>
        hardware.map((one) => `${address} . ${one}`),
      );
    const heard = heardIn(
      listing('arp', {
        claims_eth1: some(2048, [A]),
        claims_eth2: some(2047, [A]),
        claims_eth3: some(129, [A, B]),
      }),
      [],
    );
    expect([heard.full, heard.claims.length]).toEqual([['eth1', 'eth3'], 256]);
  });

  it('is of hardware that can be somebody’s', () => {
    const sets = { claims_eth1: [`10.0.30.9 . ${A}`, '10.0.30.9 . 00:00:00:00:00:00'] };
    expect(heardIn(listing('arp', sets), []).claims).toEqual([]);
  });

  it('is nothing where nothing is', () => {
    expect(heardIn('', ['10.0.30.1'])).toEqual({ claims: [], full: [] });
  });
});
