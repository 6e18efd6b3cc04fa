import { TonewallError } from '../../base/errors.ts';
import type { Disk } from '../../ports/disk.ts';
import { loadHousehold, MAX_HOUSEHOLD_BYTES } from '../../sim/definition/load.ts';
import type { HouseholdDefinition } from '../../sim/definition/schema.ts';
import { SHIPPED_HOUSEHOLDS, shippedHousehold } from '../../sim/households/index.ts';
import { fileURLToPath } from 'node:url';

/** A shipped household by its name, or a file. */
export async function householdNamed(disk: Disk, name: string): Promise<HouseholdDefinition> {
  const shipped = shippedHousehold(name);
  const path = shipped ? fileURLToPath(shipped.file) : name;
  if (!shipped && !/[./\\]/.test(name)) {
    const names = SHIPPED_HOUSEHOLDS.map((household) => household.name).join(', ');
    throw new TonewallError('usage-flag', `there is no household ${name}`, {
      hint: `Give a file, or one of: ${names}.`,
    });
  }
  const bytes = await disk.read(path, MAX_HOUSEHOLD_BYTES);
  return loadHousehold(new TextDecoder().decode(bytes), name);
}
