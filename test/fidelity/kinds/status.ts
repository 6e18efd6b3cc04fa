import type { HouseholdDefinition } from '../../../src/sim/definition/schema.ts';
import type { RunningHousehold } from '../../../src/sim/household.ts';
import type { Comparison } from '../comparison.ts';
import { xmlFields } from '../fields/xml.ts';
import { solo } from '../situation.ts';
import { onStage } from '../stage.ts';
import type { Source } from './answer.ts';

/** A page below `/status`. */
const page = (
  source: Source,
  path: string,
  more: Partial<HouseholdDefinition> = {},
  arrange?: (house: RunningHousehold) => void,
): Comparison => ({
  ...source,
  kind: 'status',
  // The battery's recorder lost the blank between two pseudo-attributes of the style sheet.
  recorded: (text) => xmlFields(text.replace(/<\?xml-stylesheet.*?\?>/, '')),
  simulated: () =>
    onStage(
      {
        definition: { ...solo(source).definition, ...more },
        ...(arrange ? { arrange } : {}),
      },
      async ({ get }) => xmlFields((await get(path)).body.replace(/<\?xml-stylesheet.*?\?>/, '')),
    ),
});

const SOCO = 'SoCo__SoCo/inline';

export const STATUS: readonly Comparison[] = [
  page(
    {
      recording: `${SOCO}/status_accounts.xml`,
      model: 'S5',
      build: '28.1-83040',
      taken: 'not told; kept by SoCo since 2015',
    },
    '/status/accounts',
    {
      accounts: [
        {
          serviceType: 2311,
          serialNumber: 1,
          username: '12345678',
          nickname: 'mysonos',
          deviceId: '12345',
          key: '',
        },
        { serviceType: 41735, serialNumber: 3, username: '', key: '' },
        { serviceType: 519, serialNumber: 4, username: 'email@example.com', nickname: 'myservice', key: '' },
        { serviceType: 41479, serialNumber: 2, username: '', key: '' },
      ],
    },
    ({ state }) => {
      const [, , removed] = state.accounts;
      if (removed) Object.assign(removed, { deleted: true });
    },
  ),
  page(
    {
      recording: `${SOCO}/status_batterystatus_battery.xml`,
      model: 'S17',
      build: '63.2-90210',
      taken: 'not told; the ring is that of a Move, in 2021',
    },
    '/status/batterystatus',
  ),
  page(
    {
      recording: `${SOCO}/status_batterystatus_none.xml`,
      model: 'S18',
      build: '63.2-90210',
      taken: 'not told; a player without a battery, in 2021',
    },
    '/status/batterystatus',
  ),
];
