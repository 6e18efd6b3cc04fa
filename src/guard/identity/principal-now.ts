import { plainAddress } from '../../base/address.ts';
import { strangerAt, whyNot } from './identify.ts';
import { isLive } from './lease.ts';
import { NOBODY, type Principal } from './principal.ts';
import type { Snapshot } from './snapshot.ts';

/**
 * Who somebody that was identified before is now: the rules may give another role meanwhile, and an owner may have ended the
 * identity. Then it is nobody, even where a stranger at that address would be more: it was not as a stranger that it asked.
 */
export function principalNow(
  snapshot: Snapshot,
  { principal: { kind, id }, address: from }: { readonly principal: Principal; readonly address: string },
  at: number,
): Principal {
  const address = plainAddress(from);
  if (address === undefined) return NOBODY;
  if (kind === 'device')
    return (
      snapshot.devices.get(address)?.find(({ device }) => device.id === id && isLive(device, at))
        ?.principal ?? NOBODY
    );
  if (kind === 'program') {
    const known = [...snapshot.programs.values()].find(({ program }) => program.id === id);
    return known && whyNot(known, address) === undefined ? known.principal : NOBODY;
  }
  // No door lets a person in by a password yet.
  return kind === 'person' ? NOBODY : strangerAt(snapshot, address);
}
