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
import type { PlayerAccess } from './player-access.ts';
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
  const zoneGroups = new ZoneGroups(roster);
  const access: PlayerAccess = { read: send, write: send };
  const now = () => zoneGroups.now(access, FIRST, {});
  return { now, kitchen: async () => (await now()).groupOf(KITCHEN), asked: () => asked };
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
    const { now } = await asking(answer(group(member(KITCHEN, '', satellite), member(OFFICE))));
    expect((await now()).groupOf(SUB)).toEqual(['Kitchen', 'Office']);
  });

  it('is asked each time: what holds still for a moment is the business of the shield', async () => {
    const { kitchen, asked } = await asking(ALONE, TOGETHER);
    expect([await kitchen(), await kitchen(), asked()]).toEqual([['Kitchen'], ['Kitchen', 'Office'], 2]);
  });
});
