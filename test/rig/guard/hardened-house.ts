import { readFileSync } from 'node:fs';
import { loadHousehold } from '../../../src/sim/definition/load.ts';
import type { HouseholdDefinition } from '../../../src/sim/definition/schema.ts';
import { shippedHousehold } from '../../../src/sim/households/index.ts';

/**
 * The shipped household `modern-hardened`, with UPnP off everywhere: as it is, or with calls answered over TLS all the same,
 * or with Authentication off.
 */
export const hardenedHouse =
  ({ soapOverTls = false, authentication = true } = {}) =>
  (firstAddress: string): HouseholdDefinition => {
    const file = shippedHousehold('modern-hardened')?.file;
    const definition = loadHousehold(file ? readFileSync(file, 'utf8') : '', 'modern-hardened');
    const switches = { ...definition.switches, authentication };
    return { ...definition, firstAddress, soapOverTls, switches };
  };
