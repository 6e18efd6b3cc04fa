import { beforeAll, describe, expect, it, test } from 'vitest';
import type { TourOutcome } from '../clients/scripts/tour.ts';
import { NPM_SONOS, SVROOIJ_SONOS, tourInput } from '../clients/tours.ts';
import { labCapability } from './capability.ts';
import { type DiscoveryLab, discoveryLab, PHONE, PLAYERS } from './discovery-lab.ts';
import { addressesIn, search as searchFrom, ZONE_PLAYER } from './finding.ts';
import { inLab } from './in-lab.ts';
import type { SearchAnswer } from './scripts/search.ts';

let lab: DiscoveryLab;

inLab({
  build: async () => {
    lab = await discoveryLab();
  },
  close: () => lab?.close(),
  timeoutMs: 120_000,
});

type Somebody = 'phone' | 'guest' | 'thing';

const search = (
  from: Somebody,
  searchTarget = ZONE_PLAYER,
  { expect: expected = [] as readonly string[], timeoutMs = 1600 } = {},
): Promise<readonly SearchAnswer[]> =>
  searchFrom(lab.hosts[from], { searchTarget, expect: expected, timeoutMs });

describe('a search on another segment', () => {
  it('is answered from the address of each player, in the words of the player', async () => {
    const answers = await search('phone', ZONE_PLAYER, { expect: PLAYERS, timeoutMs: 20_000 });
    expect(addressesIn(answers)).toEqual(PLAYERS);
    const kitchen = answers.find(({ from }) => from === PLAYERS[0]);
    expect(kitchen?.text.split('\r\n')).toEqual(
      expect.arrayContaining([
        'HTTP/1.1 200 OK',
        'CACHE-CONTROL: max-age = 1800',
        `LOCATION: http://${PLAYERS[0]}:1400/xml/device_description.xml`,
        `ST: ${ZONE_PLAYER}`,
        `USN: uuid:RINCON_000E58A0370101400::${ZONE_PLAYER}`,
        expect.stringMatching(/^X-RINCON-HOUSEHOLD: Sonos_/),
      ]),
    );
  });
  it('tells a guest of the rooms that guests may see', async () => {
    expect(addressesIn(await search('guest'))).toEqual([PLAYERS[0]]);
  });
  it('is not answered where nobody may do anything', async () => {
    expect(await search('thing')).toEqual([]);
    expect(await search('thing', 'ssdp:all')).toEqual([]);
  });
  it('for something else is answered by nobody', async () => {
    expect(await search('phone', 'urn:dial-multiscreen-org:service:dial:1')).toEqual([]);
  });
});

describe.each([NPM_SONOS, SVROOIJ_SONOS])('$name at home', (tour) => {
  let outcome: TourOutcome = {};
  beforeAll(async () => {
    if (labCapability() !== undefined) return;
    const input = JSON.stringify(tourInput(PLAYERS, PHONE, true));
    const done = await lab.hosts.phone.run(process.execPath, [tour.script, input], { timeoutMs: 120_000 });
    if (done.code !== 0) throw new Error(`${tour.script} ended with ${done.code}: ${done.stderr}`);
    outcome = JSON.parse(done.stdout);
  }, 150_000);
  test('finds every player by its own search', () => {
    expect(outcome['discover']).toEqual({ value: PLAYERS });
  });
  test.each(Object.entries(tour.expected(PLAYERS)))('%s', (step, value) => {
    expect(outcome[step]).toEqual({ value });
  });
});
