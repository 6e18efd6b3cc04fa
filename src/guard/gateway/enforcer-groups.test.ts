import { expect, it } from 'vitest';
import { knownAddress as ip } from '../../base/address.ts';
import { asPlayerId } from '../../base/ids.ts';
import { ok } from '../../base/result.ts';
import { silentLog } from '../../ports/log.ts';
import { createSteeredClock } from '../../sim/rig/steered-clock.ts';
import { writeSoapAction } from '../../wire/soap/action.ts';
import { writeSoapRequest } from '../../wire/soap/request.ts';
import { NOBODY } from '../identity/principal.ts';
import { serviceMapOf } from '../request/service-map.ts';
import type { UpstreamOutcome } from '../upstream/outcome.ts';
import { addressesOf } from './addresses.ts';
import { doorNames } from './door-rules.ts';
import { Enforcer } from './enforcer.ts';
import type { PlayerAccess } from './player-access.ts';
import { Roster } from './roster.ts';
import { ZoneGroups } from './zone-groups.ts';

const KITCHEN = 'RINCON_000E58A0370101400';
const PLACE = {
  room: 'Kitchen',
  endpoint: { host: ip('10.0.1.2'), port: 1400 },
  guardAddress: ip('10.0.2.2'),
};
const services = serviceMapOf('S13', '97.1-80312');
const serviceType = 'urn:schemas-upnp-org:service:AVTransport:1';

const empty: UpstreamOutcome = ok({ status: 200, reason: 'OK', headers: [], body: Buffer.from('<x/>') });

/** Nobody tells a change by itself: who asks while it is under way may be told what was before. */
it('asks who plays together anew once a write is done, even if somebody asked meanwhile', async () => {
  const clock = createSteeredClock();
  const roster = new Roster(
    { clock, log: silentLog },
    {
      places: [PLACE],
      describe: () =>
        Promise.resolve({ id: asPlayerId(KITCHEN)!, model: 'S13', build: '97.1-80312', services }),
    },
  );
  await roster.start();
  let asked = 0;
  const upstream = {
    send: () => {
      asked += 1;
      return Promise.resolve(empty);
    },
  };
  const write = Promise.withResolvers<UpstreamOutcome>();
  const access: PlayerAccess = {
    read: () => Promise.resolve(empty),
    write: () => write.promise,
    exclusive: (_, __, task) => task(access),
  };
  const never = (): never => {
    throw new Error('nobody subscribes here');
  };
  const enforcer = new Enforcer({
    clock,
    roster,
    access,
    addresses: addressesOf([PLACE]),
    zoneGroups: new ZoneGroups(clock, { upstream, roster }),
    hub: {
      listening: PLACE.endpoint,
      subscribe: never,
      unsubscribe: never,
      answered: never,
      check: never,
      endWhere: never,
      close: never,
    },
    journal: { append: () => true },
    identify: () => ({ principal: NOBODY, ground: 'none' }),
    policy: () => ({
      decide: ({ action }) =>
        action.id === 'AVTransport.Stop'
          ? { effect: 'forbid', reasons: [{ id: 'no-rule' }] }
          : { effect: 'permit', reasons: [{ id: 'permitted-by-rule' }] },
    }),
  });
  const call = (action: string): Promise<unknown> => {
    const request = { serviceType, action, arguments: [['InstanceID', '0']] as const };
    return enforcer.serve({
      place: PLACE,
      names: doorNames('10.0.2.2', 1400),
      address: ip('10.0.2.200'),
      request: {
        head: {
          method: 'POST',
          target: '/MediaRenderer/AVTransport/Control',
          version: '1.1',
          headers: [
            ['Host', '10.0.2.2:1400'],
            ['SOAPACTION', writeSoapAction(request)],
          ],
        },
        body: Buffer.from(writeSoapRequest(request)),
      },
    });
  };

  const leaving = call('BecomeCoordinatorOfStandaloneGroup');
  await expect.poll(() => asked).toBe(1);
  await call('Stop');
  await call('Stop');
  expect(asked).toBe(2);
  write.resolve(empty);
  await leaving;
  await call('Stop');
  expect(asked).toBe(3);
});
