import type { JudgedDevice } from './judged-device.ts';

/** Players of one household in the order of their rooms, or devices that belong to no household. */
export interface DeviceGroup {
  readonly kind: 'household' | 'other-devices';
  /** Set for households whose id is known. */
  readonly householdId?: string;
  readonly devices: readonly JudgedDevice[];
}

/** Households by id, then players whose household is not known, then everything else. */
export function groupDevices(devices: readonly JudgedDevice[]): readonly DeviceGroup[] {
  const players = devices.filter(({ evidence }) => evidence.kind === 'player');
  const households = [...Map.groupBy(players, ({ identity }) => identity.householdId)].sort(([a], [b]) =>
    byText(a ?? '\uffff', b ?? '\uffff'),
  );
  const others = devices.filter(({ evidence }) => evidence.kind !== 'player').sort(byAddress);
  return [
    ...households.map(([householdId, members]) => ({
      kind: 'household' as const,
      ...(householdId === undefined ? {} : { householdId }),
      devices: members.sort(byRoom),
    })),
    ...(others.length > 0 ? [{ kind: 'other-devices' as const, devices: others }] : []),
  ];
}

const byRoom = (a: JudgedDevice, b: JudgedDevice): number =>
  byText(a.identity.room ?? '\uffff', b.identity.room ?? '\uffff') || byAddress(a, b);

const byAddress = (a: JudgedDevice, b: JudgedDevice): number => byText(addressKey(a), addressKey(b));

/** Octets padded, so that 192.0.2.9 comes before 192.0.2.10. */
const addressKey = ({ evidence }: JudgedDevice): string =>
  `${evidence.address.replace(/\d+/g, (part) => part.padStart(3, '0'))}:${String(evidence.port).padStart(5, '0')}`;

/** By code unit: the same everywhere, whatever the locale. */
const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
