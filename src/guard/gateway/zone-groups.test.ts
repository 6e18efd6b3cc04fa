import { describe, expect, it } from 'vitest';
import { knownAddress as ip } from '../../base/address.ts';
import { asPlayerId } from '../../base/ids.ts';
import { err, ok } from '../../base/result.ts';
import { silentLog } from '../../ports/log.ts';
import { createSteeredClock } from '../../sim/rig/steered-clock.ts';
import { serviceMapOf } from '../request/service-map.ts';
import type { UpstreamOutcome } from '../upstream/outcome.ts';
import type { PlayerPlace } from './guarded-player.ts';
import { Roster } from './roster.ts';
import { ZoneGroups } from './zone-groups.ts';

const [KITCHEN, OFFICE, STUDY] = ['A', 'B', 'C'].map((letter) => `RINCON_000E58A00${letter}0101400`) as [
  string,
  string,
  string,
];
const SUB = 'RINCON_000E58A00D0101400';

const place = (room: string, last: number): PlayerPlace => ({
  room,
  endpoint: { host: ip(`10.0.1.${last}`), port: 1400 },
  guardAddress: ip(`10.0.2.${last}`),
});
const PLACES = [place('Kitchen', 1), place('Office', 2)];
const [FIRST] = PLACES as [PlayerPlace];
const services = serviceMapOf('S13', '97.1-80312');

const member = (id: string, more = '', inside = ''): string =>
  `<ZoneGroupMember UUID="${id}" Location="http://10.0.1.1:1400/x" ZoneName="x" ${more}>${inside}</ZoneGroupMember>`;
const group = (...members: readonly string[]): string =>
  `<ZoneGroup Coordinator="${KITCHEN}" ID="x:1">${members.join('')}</ZoneGroup>`;

function answer(...groups: readonly string[]): UpstreamOutcome {
  const state = `<ZoneGroupState><ZoneGroups>${groups.join('')}</ZoneGroups></ZoneGroupState>`;
  const text = state.replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const body =
    '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><u:GetZoneGroupStateResponse ' +
    'xmlns:u="urn:schemas-upnp-org:service:ZoneGroupTopology:1">' +
    `<ZoneGroupState>${text}</ZoneGroupState></u:GetZoneGroupStateResponse></s:Body></s:Envelope>`;
  return ok({ status: 200, reason: 'OK', headers: [], body: Buffer.from(body) });
}

const ALONE = answer(group(member(KITCHEN)), group(member(OFFICE)));
const TOGETHER = answer(group(member(KITCHEN), member(OFFICE)));

async function asking(...outcomes: readonly UpstreamOutcome[]) {
  const clock = createSteeredClock();
  const ids = new Map([
    ['Kitchen', KITCHEN],
    ['Office', OFFICE],
  ]);
  const roster = new Roster(
    { clock, log: silentLog },
    {
      places: PLACES,
      describe: ({ room }) =>
        Promise.resolve({
          id: asPlayerId(ids.get(room) ?? '')!,
          model: 'S13',
          build: '97.1-80312',
          services,
        }),
    },
  );
  await roster.start();
  let asked = 0;
  const send = (): Promise<UpstreamOutcome> =>
    Promise.resolve(outcomes[Math.min(asked++, outcomes.length - 1)]!);
  const zoneGroups = new ZoneGroups(clock, { upstream: { send }, roster });
  const kitchen = async () => (await zoneGroups.now(FIRST)).groupOf(KITCHEN);
  return { clock, zoneGroups, kitchen, asked: () => asked };
}

describe('who plays together', () => {
  it.each<[string, UpstreamOutcome, readonly string[] | undefined]>([
    ['a player alone', ALONE, ['Kitchen']],
    ['two rooms', TOGETHER, ['Kitchen', 'Office']],
    [
      'with a player that stands in no room of the file',
      answer(group(member(KITCHEN), member(STUDY))),
      ['Kitchen', '?'],
    ],
    ['with the second of a pair', answer(group(member(KITCHEN), member(SUB, 'Invisible="1"'))), ['Kitchen']],
    [
      'with a satellite',
      answer(
        group(
          member(KITCHEN, '', `<Satellite UUID="${SUB}" Location="http://10.0.1.4:1400/x" ZoneName="x"/>`),
        ),
      ),
      ['Kitchen'],
    ],
    ['a player that is in no group', answer(group(member(OFFICE))), undefined],
    ['no groups', answer(), undefined],
    [
      'an answer that is none',
      ok({ status: 200, reason: 'OK', headers: [], body: Buffer.from('<x/>') }),
      undefined,
    ],
    ['no answer', err({ kind: 'timeout', detail: 'late', sent: true }), undefined],
  ])('%s', async (_, outcome, rooms) => {
    const { kitchen } = await asking(outcome);
    expect(await kitchen()).toEqual(rooms);
  });

  it('a satellite is of the group of its player', async () => {
    const satellite = `<Satellite UUID="${SUB}" Location="http://10.0.1.4:1400/x" ZoneName="x"/>`;
    const { zoneGroups } = await asking(answer(group(member(KITCHEN, '', satellite), member(OFFICE))));
    expect((await zoneGroups.now(FIRST)).groupOf(SUB)).toEqual(['Kitchen', 'Office']);
  });

  it('is asked once for all who want to know at the same time, and anew after 300 ms', async () => {
    const { clock, kitchen, asked } = await asking(ALONE, TOGETHER);
    expect(await Promise.all([kitchen(), kitchen(), kitchen()])).toEqual([
      ['Kitchen'],
      ['Kitchen'],
      ['Kitchen'],
    ]);
    clock.advance(300);
    expect([await kitchen(), asked()]).toEqual([['Kitchen'], 1]);
    clock.advance(1);
    expect([await kitchen(), asked()]).toEqual([['Kitchen', 'Office'], 2]);
  });

  it('is asked anew after a write', async () => {
    const { zoneGroups, kitchen } = await asking(ALONE, TOGETHER);
    expect(await kitchen()).toEqual(['Kitchen']);
    zoneGroups.forget();
    expect(await kitchen()).toEqual(['Kitchen', 'Office']);
  });
});
