import { describe, expect, it } from 'vitest';
import { knownAddress as ip } from '../../base/address.ts';
import { asPlayerId } from '../../base/ids.ts';
import type { Sees } from '../../config/rule-schema.ts';
import { silentLog } from '../../ports/log.ts';
import { createSteeredClock } from '../../sim/rig/steered-clock.ts';
import { NOBODY } from '../identity/principal.ts';
import type { AccessRequest } from '../policy/access-request.ts';
import type { Policy } from '../policy/decision.ts';
import { NOTHING_PERSONAL, SEES_EVERYTHING } from '../redact/sight.ts';
import { serviceMapOf } from '../request/service-map.ts';
import { Roster } from './roster.ts';
import { sightOf } from './sight-of.ts';

const place = (room: string, last: number) => ({
  room,
  endpoint: { host: ip(`10.0.1.${last}`), port: 1400 },
  guardAddress: ip(`10.0.2.${last}`),
});

const IDS = ['RINCON_000E58A0000101400', 'RINCON_000E58A0000201400'] as const;

/** A kitchen and an office; the attic has never answered. */
async function sightFor(sees: Sees, permitted: readonly string[]) {
  const clock = createSteeredClock(1000);
  const places = [place('Kitchen', 1), place('Office', 2), place('Attic', 3)];
  const roster = new Roster(
    { clock, log: silentLog },
    {
      places,
      describe: async (asked) => {
        const id = asPlayerId(IDS[places.indexOf(asked)] ?? '');
        const services = serviceMapOf('S13', '97.1-80312');
        return id && { id, model: 'S13', build: '97.1-80312', services };
      },
    },
  );
  await roster.start();
  roster.close();
  const asked: AccessRequest[] = [];
  const policy: Policy = {
    sees: () => sees,
    decide: (request) => {
      asked.push(request);
      return permitted.includes(request.room)
        ? { effect: 'permit', reasons: [{ id: 'permitted-by-rule' }] }
        : { effect: 'forbid', reasons: [{ id: 'room-not-permitted' }] };
    },
  };
  return { sight: sightOf({ clock, roster, policy: () => policy }, NOBODY), asked };
}

describe('what a principal sees', () => {
  it('is everything or nothing personal without a look at rooms', async () => {
    expect(await sightFor('everything', [])).toEqual({ sight: SEES_EVERYTHING, asked: [] });
    expect(await sightFor('nothing-personal', [])).toEqual({ sight: NOTHING_PERSONAL, asked: [] });
  });

  it('is the rooms whose name it may ask', async () => {
    const { sight, asked } = await sightFor('own-rooms', ['Office', 'Attic']);
    expect(IDS.map((id) => sight.hides(id))).toEqual([true, false]);
    expect(sight).toMatchObject({ sees: 'own-rooms', key: `own-rooms ${IDS[1]}` });
    expect(asked[0]).toEqual({
      principal: NOBODY,
      action: { kind: 'soap', id: 'DeviceProperties.GetZoneAttributes', riskClass: 'read' },
      room: 'Kitchen',
      rooms: ['Kitchen'],
      context: { at: 1000, approved: false },
    });
    expect(asked.map(({ room }) => room)).toEqual(['Kitchen', 'Office', 'Attic']);
  });

  it('is none where none is permitted, or none has answered', async () => {
    const { sight } = await sightFor('own-rooms', ['Attic']);
    expect(IDS.map((id) => sight.hides(id))).toEqual([true, true]);
  });
});
