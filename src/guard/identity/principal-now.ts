import { plainAddress } from '../../base/address.ts';
import { identify, strangerAt, whyNot } from './identify.ts';
import { NOBODY, type Principal } from './principal.ts';
import type { Snapshot } from './snapshot.ts';

/** Somebody who was identified before, and the place that it was at. */
export interface Before {
  readonly principal: Principal;
  readonly address: string;
  readonly hardware?: string | undefined;
}

/**
 * Who somebody that was identified before is now: the rules may give another role meanwhile, and an owner may have ended the
 * identity. Then it is nobody, even where a stranger at that address would be more: it was not as a stranger that it asked.
 * Where a person has signed in at the address, it is that person.
 */
export function principalNow(snapshot: Snapshot, before: Before, at: number): Principal {
  const address = plainAddress(before.address);
  if (address === undefined) return NOBODY;
  const { kind, id } = before.principal;
  if (kind === 'program') {
    const known = [...snapshot.programs.values()].find(({ program }) => program.id === id);
    return known && whyNot(known, address) === undefined ? known.principal : NOBODY;
  }
  const { hardware } = before;
  const { principal: there } = identify(
    snapshot,
    { address, ...(hardware === undefined ? {} : { hardware }) },
    at,
  );
  if (there.kind === 'person') return there;
  if (kind === 'person') return NOBODY;
  if (kind === 'device') return there.kind === 'device' && there.id === id ? there : NOBODY;
  return strangerAt(snapshot, address);
}
