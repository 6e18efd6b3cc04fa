import { expect, it } from 'vitest';
import { knownAddress as ip } from '../../base/address.ts';
import type { JournalEntry } from '../../journal/entry.ts';
import { silentLog } from '../../ports/log.ts';
import { createSteeredClock } from '../../sim/rig/steered-clock.ts';
import { ApprovalDesk } from '../approval/desk.ts';
import type { EventHub } from '../events/event-hub.ts';
import { addressesOf } from '../gateway/addresses.ts';
import { doorNames } from '../gateway/door-rules.ts';
import { Enforcer, type EnforcerParts } from '../gateway/enforcer.ts';
import type { AtDoor } from '../gateway/enter.ts';
import { Judge } from '../gateway/judge.ts';
import { Roster } from '../gateway/roster.ts';
import { Throttle } from '../gateway/throttle.ts';
import { ZoneGroups } from '../gateway/zone-groups.ts';
import { NOBODY } from '../identity/principal.ts';
import { RateLimit } from '../shield/rate-limit.ts';
import { Shield } from '../shield/shield.ts';
import { Doorbook } from './doorbook.ts';
import { LocalApi } from './local-api.ts';
import { Switchboard } from './switchboard.ts';

/** Requests to a player that was never described, through either door. */

const PLACE = {
  room: 'Kitchen',
  endpoint: { host: ip('10.0.1.2'), port: 1400 },
  guardAddress: ip('10.0.2.2'),
};
const BURST = 3;

async function doorsOf(told: 'refuses' | undefined) {
  const clock = createSteeredClock();
  const ports = {
    clock,
    log: silentLog,
    random: { bytes: (count: number) => new Uint8Array(count), uuid: () => '' },
    net: { connect: () => Promise.reject(new Error('nothing may reach the player')) },
  };
  const roster = new Roster(ports, { places: [PLACE], describe: () => Promise.resolve(told) });
  await roster.start();
  const written: JournalEntry[] = [];
  const journal = { append: (entry: JournalEntry) => written.push(entry) > 0 };
  const few = { perSecond: 1, burst: BURST };
  const hub: Partial<EventHub> = {};
  const parts: EnforcerParts = {
    clock,
    roster,
    shield: new Shield({ clock, upstream: { send: ports.net.connect } }),
    desk: new ApprovalDesk({ clock, journal }),
    rates: new RateLimit(clock, { read: few, write: few }),
    addresses: addressesOf([PLACE]),
    zoneGroups: new ZoneGroups(roster),
    hub: hub as EventHub,
    journal,
    unrecorded: { passed: () => {} },
    record: async (entry) => journal.append(entry),
    identify: () => ({ principal: NOBODY, ground: 'none' }),
    policy: () => ({
      decide: () => ({ effect: 'permit', reasons: [{ id: 'permitted-by-rule' }] }),
      sees: () => 'everything',
    }),
  };
  const book = new Doorbook(parts, new Throttle(parts.rates));
  const board = new Switchboard({ ...ports, net: ports.net as never }, PLACE.endpoint);
  const localParts = { ...parts, judge: new Judge(parts), book, log: silentLog };
  return { enforcer: new Enforcer(parts), api: new LocalApi(ports, localParts, board), written };
}

const request = (method: string, target: string): AtDoor => ({
  place: PLACE,
  names: doorNames(PLACE.guardAddress, 1443),
  address: ip('10.0.3.1'),
  request: {
    head: { method, target, version: '1.1', headers: [['Host', '10.0.2.2:1443']] },
    body: new Uint8Array(0),
  },
});

const facts = ({ facts: { reasons, detail, room, action } }: JournalEntry) => ({
  reasons,
  detail,
  room,
  action,
});

it('are refused as they are asked, and written down', async () => {
  const { enforcer, api, written } = await doorsOf(undefined);
  const page = await enforcer.serve(request('GET', '/status/zp'));
  const call = await enforcer.serve(request('POST', '/MediaRenderer/AVTransport/Control'));
  const rest = await api.rest(request('GET', '/api/v1/players/local/info'));
  expect([page.status, call.status, rest.status]).toEqual([503, 500, 503]);
  expect(String(call.body)).toContain('<errorCode>501</errorCode>');
  expect(String(rest.body)).toContain('ERROR_COMMAND_FAILED');
  const entry = {
    reasons: ['player-unknown'],
    detail: 'it has not answered yet',
    room: 'Kitchen',
    action: 'player',
  };
  expect(written.map(facts)).toEqual([entry, entry, entry]);
});

it('of a player that tells nobody what it is are refused as it refuses', async () => {
  const { enforcer, api, written } = await doorsOf('refuses');
  const answers = [
    await enforcer.serve(request('POST', '/MediaRenderer/AVTransport/Control')),
    await api.rest(request('GET', '/api/v1/players/local/info')),
    api.upgrade(request('GET', '/websocket/api')),
  ];
  expect(answers.map(({ status }) => status)).toEqual([403, 403, 403]);
  expect(written.map(facts).map(({ detail }) => detail)).toEqual(
    Array.from({ length: 3 }, () => 'it refuses whoever asks what it is'),
  );
});

it('are written down once more when they are too many, and not again', async () => {
  const { enforcer, api, written } = await doorsOf(undefined);
  for (let count = 0; count < 20; count += 1) await enforcer.serve(request('GET', '/status/zp'));
  expect(written).toHaveLength(BURST + 1);
  for (let count = 0; count < 20; count += 1) await api.rest(request('GET', '/api/v1/players/local/info'));
  expect(written).toHaveLength(BURST + 2);
});
