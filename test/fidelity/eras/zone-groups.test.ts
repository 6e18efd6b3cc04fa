import { expect, it } from 'vitest';
import type { HouseholdDefinition } from '../../../src/sim/definition/schema.ts';
import { below } from '../fields/fields.ts';
import { xmlFields } from '../fields/xml.ts';
import { masked } from '../masks.ts';
import { onStage } from '../stage.ts';
import { expectations } from './expectations.ts';

type Household = Pick<HouseholdDefinition, 'rooms' | 'vanished'>;

const alone = (model: string): Household => ({ rooms: [{ name: 'Room', players: [{ model }] }] });

const pair = (model: string): Household['rooms'][number] => ({
  name: 'Pair',
  players: [
    { model, role: 'left' },
    { model, role: 'right' },
  ],
});

/** What the recordings show; one player alone where nothing is said here. */
const SHOWN: Readonly<Record<string, Household>> = {
  '57.23-74170': { rooms: [{ name: 'Bridge', players: [{ model: 'BR100' }] }, pair('S5')] },
  '61.1-83220': {
    rooms: [{ name: 'Room', players: [{ model: 'S6' }], playing: true }],
    vanished: [{ room: 'Bath', model: 'S14', reason: 'UNKNOWN' }],
  },
  '86.10-80260': { rooms: [pair('S1')], vanished: [{ room: 'Dining', model: 'S3', reason: 'UNKNOWN' }] },
};

it.each(expectations('zone-groups'))('zone groups of $build: $source', async ({ model, build, lines }) => {
  const definition = { build, ...(SHOWN[build] ?? alone(model)) };
  const answer = await onStage({ definition }, ({ call }) => call('ZoneGroupTopology', 'GetZoneGroupState'));
  const fields = below(xmlFields(answer), 'u:GetZoneGroupStateResponse/ZoneGroupState > ');
  expect([...fields].map(([path, value]) => `${path} ${masked(path, value)}`.trimEnd())).toEqual(lines);
});
