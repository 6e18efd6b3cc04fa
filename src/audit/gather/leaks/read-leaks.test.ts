import { describe, expect, it } from 'vitest';
import { readLeaks } from './read-leaks.ts';

const page = (content: string): string =>
  `<?xml version="1.0" ?>\n<?xml-stylesheet type="text/xsl" href="/xml/review.xsl"?><ZPSupportInfo>${content}</ZPSupportInfo>`;

describe('what a page gives away', () => {
  it('accounts of about 2015 (SoCo, tests/test_musicservices.py)', () => {
    const accounts =
      '<Accounts LastUpdateDevice="RINCON_000XXXXXXXX400" Version="8" NextSerialNum="5">' +
      '<Account Type="2311" SerialNum="1"><UN>12345678</UN><MD>1</MD><NN>mysoco</NN><OADevID></OADevID><Key></Key></Account>' +
      '<Account Type="41735" SerialNum="3" Deleted="1"><UN>jane@example.org</UN><MD>1</MD><NN></NN><OADevID></OADevID><Key>s3cr3t</Key></Account>' +
      '</Accounts>';
    expect(readLeaks(page(accounts))).toEqual([
      { kind: 'account-name', value: '12345678' },
      { kind: 'account-name', value: 'mysoco' },
      { kind: 'account-email', value: 'jane@example.org' },
      { kind: 'account-key', value: '6 characters' },
    ]);
  });

  it('the player itself', () => {
    const zp =
      '<ZPInfo><ZoneName>Küche</ZoneName><SerialNumber>00-0E-58-AA-AA-AA:7</SerialNumber><MACAddress>00:0E:58:AA:AA:AA</MACAddress>' +
      '<HouseholdControlID>Sonos_abc</HouseholdControlID></ZPInfo>';
    expect(readLeaks(page(zp)).map(({ kind }) => kind)).toEqual([
      'room-name',
      'serial-number',
      'mac-address',
      'household-id',
    ]);
  });

  it('the Wi-Fi networks around', () => {
    const scan =
      '<Command cmdline="/wifi/athconfig scangetresults ath0">02:1a:11:ac:00:01   -60 dBm  WPA2       Smith &amp; Sons\n</Command>';
    expect(readLeaks(page(scan))).toEqual([
      { kind: 'wifi-neighbour', value: 'Smith & Sons', detail: 'WPA2, 02:1a:11:ac:00:01' },
    ]);
  });

  it('neighbours in the ARP table', () => {
    const arp =
      "<File name='/proc/net/arp'>IP address HW type\n192.0.2.9        0x1         0x2         00:0e:58:aa:aa:aa     *        br0\n</File>";
    expect(readLeaks(page(arp))).toEqual([
      { kind: 'network-address', value: '192.0.2.9', detail: '00:0e:58:aa:aa:aa' },
    ]);
  });

  it('subscribers, shares and the customer', () => {
    const markup =
      '<a><Subscription><NotificationAddr>192.0.2.20:3400</NotificationAddr></Subscription>' +
      '<Share><Path>//nas/music</Path></Share><Registration><CustomerID>42</CustomerID></Registration></a>';
    expect(readLeaks(page(markup)).map(({ kind, value }) => [kind, value])).toEqual([
      ['subscriber-address', '192.0.2.20:3400'],
      ['share-path', '//nas/music'],
      ['customer-id', '42'],
    ]);
  });

  it('the JSON of /info', () => {
    const info = '{"householdId":"Sonos_abc.def","device":{"serialNumber":"00-0E","model":"S13"}}';
    expect(readLeaks(info)).toEqual([
      { kind: 'household-id', value: 'Sonos_abc.def' },
      { kind: 'serial-number', value: '00-0E' },
    ]);
  });

  it.each([
    ['an empty document of 57.23', page('')],
    ['empty elements', page('<Accounts><Account><UN></UN><Key></Key></Account></Accounts>')],
    ['broken JSON', '{"householdId":'],
    ['deep JSON', `${'{"a":'.repeat(40)}{"householdId":"x"}${'}'.repeat(40)}`],
  ])('nothing in %s', (_name, text) => {
    expect(readLeaks(text)).toEqual([]);
  });

  it('no more than sixty things of a page that never ends', () => {
    const many = Array.from({ length: 500 }, (_, index) => `<ZoneName>room ${index}</ZoneName>`).join('');
    expect(readLeaks(page(many))).toHaveLength(60);
  });

  it('what is no XML is read as text, in linear time', () => {
    const text = `<html><br>mail: jane@example.org ${'a@'.repeat(20_000)}`;
    expect(readLeaks(text)).toEqual([{ kind: 'account-email', value: 'jane@example.org' }]);
  });
});
