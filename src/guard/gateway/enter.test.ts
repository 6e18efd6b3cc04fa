import { expect, it } from 'vitest';
import { knownAddress } from '../../base/address.ts';
import { silentLog } from '../../ports/log.ts';
import { createSteeredClock } from '../../sim/rig/steered-clock.ts';
import { playerUnknown } from './enter.ts';
import { Roster } from './roster.ts';

const PLACE = {
  room: 'Kitchen',
  endpoint: { host: knownAddress('10.0.1.2'), port: 1400 },
  guardAddress: knownAddress('10.0.2.2'),
};

it.each([
  [{ method: 'POST', target: '/MediaRenderer/AVTransport/Control' }, { upnpError: 501 }],
  [{ method: 'POST', target: '/spotifyzc' }, { spotifyStatus: 'unknown' }],
  [{ method: 'GET', target: '/spotifyzc?action=getInfo' }, { spotifyStatus: 'unknown' }],
  [{ method: 'GET', target: '/status/zp' }, {}],
] as const)('of a player that has not answered yet %j is told in its words', (asked, words) => {
  const ports = { clock: createSteeredClock(), log: silentLog };
  const roster = new Roster(ports, { places: [PLACE], describe: () => Promise.resolve(undefined) });
  expect(playerUnknown(roster, PLACE, asked)).toEqual({
    reason: 'player-unknown',
    detail: 'it has not answered yet',
    status: 503,
    about: 'player',
    ...words,
  });
});
