import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type HabitsHouse, startHabits } from './house.ts';
import { BROADCAST, GROUP, searchFor, type Searching, ZONE_PLAYER } from './searcher.ts';

let habits: HabitsHouse;
let everybody: readonly string[];

beforeAll(async () => {
  habits = await startHabits('127.102.20.11', { ssdp: true });
  everybody = habits.house.players.map(({ address }) => address);
});
afterAll(() => habits.house.stop());

const search = (text: string, searching: Searching = { to: [GROUP] }) => searchFor(habits, text, searching);

describe('SoCo ends lines with LF and sends no blank line at the end, three times, TTL 4, on every interface, and takes the first answer that contains the household id or `Sonos`.', () => {
  it('is answered by everybody, in words that it takes', async () => {
    const lines = [
      'M-SEARCH * HTTP/1.1',
      'HOST: 239.255.255.250:1900',
      'MAN: "ssdp:discover"',
      'MX: 1',
      `ST: ${ZONE_PLAYER}`,
      '',
    ];
    const { from, texts } = await search(lines.join('\n'), { to: [GROUP], rounds: 3 });
    expect(from).toEqual(everybody);
    const { id } = habits.house.state;
    expect(texts.filter((answer) => !answer.includes('Sonos') || !answer.includes(id))).toEqual([]);
  });
});

describe('node-sonos-ts searches 239.255.255.250 and 255.255.255.255 every 3 s and ends without CRLF.', () => {
  const text = `M-SEARCH * HTTP/1.1\r\nHOST: 239.255.255.250:1900\r\nMAN: "ssdp:discover"\r\nMX: 1\r\nST: ${ZONE_PLAYER}`;

  it.each([GROUP, BROADCAST])('is answered by everybody when %s alone gets through', async (to) => {
    expect((await search(text, { to: [to] })).from).toEqual(everybody);
  });

  it('is answered every time', async () => {
    const { texts } = await search(text, { to: [GROUP, BROADCAST], rounds: 2, everyMs: 3000 });
    expect(texts.length).toBe(everybody.length * 4);
  });
});

describe('npm `sonos` sends `MAN: ssdp:discover` without quotes.', () => {
  it('is answered by everybody', async () => {
    const lines = [
      'M-SEARCH * HTTP/1.1',
      'HOST: 239.255.255.250:1900',
      'MAN: ssdp:discover',
      'MX: 1',
      `ST: ${ZONE_PLAYER}`,
      '',
      '',
    ];
    expect((await search(lines.join('\r\n'))).from).toEqual(everybody);
  });
});

describe('node-sonos-discovery sends from UDP port 1905, alternately multicast and broadcast, with `HOST: 239.255.255.250:reservedSSDPport`.', () => {
  it.each([GROUP, BROADCAST])('is answered at 1905 when it asks %s', async (to) => {
    const lines = [
      'M-SEARCH * HTTP/1.1',
      'HOST: 239.255.255.250:reservedSSDPport',
      'MAN: ssdp:discover',
      'MX: 1',
      `ST: ${ZONE_PLAYER}`,
    ];
    expect((await search(lines.join('\r\n'), { to: [to], port: 1905 })).from).toEqual(everybody);
  });
});

describe('async_upnp_client writes headers without blanks after the colon.', () => {
  it('is answered by everybody', async () => {
    const lines = [
      'M-SEARCH * HTTP/1.1',
      'HOST:239.255.255.250:1900',
      'MAN:"ssdp:discover"',
      'MX:1',
      `ST:${ZONE_PLAYER}`,
      '',
      '',
    ];
    expect((await search(lines.join('\r\n'))).from).toEqual(everybody);
  });
});

const wellFormed = (target: string, mx: number): string =>
  [
    'M-SEARCH * HTTP/1.1',
    'HOST: 239.255.255.250:1900',
    'MAN: "ssdp:discover"',
    `MX: ${mx}`,
    `ST: ${target}`,
    '',
    '',
  ].join('\r\n');

describe("The vendor's app searches from UDP 1901.", () => {
  it('is answered there', async () => {
    const { from } = await search(wellFormed(ZONE_PLAYER, 1), { to: [GROUP], port: 1901 });
    expect(from).toEqual(everybody);
  });
});

describe("gssdp and the vendor's app are well formed.", () => {
  it('gssdp asks for everything and gets all of it', async () => {
    const { from, texts } = await search(wellFormed('ssdp:all', 3), { to: [GROUP], waitMs: 2500 });
    expect(from).toEqual(everybody);
    // UDA 1.0 §1.1.2: three for the root device, two for each embedded one, one for each service; 14 are everywhere.
    expect(texts.length).toBeGreaterThanOrEqual(everybody.length * (3 + 2 * 2 + 14));
  });
});
