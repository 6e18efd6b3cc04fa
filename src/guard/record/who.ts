import type { Facts } from '../../journal/line.ts';
import type { Principal } from '../identity/principal.ts';

/** Where a request came from, and on what ground its sender is taken for who it is (`identity/grounds.ts`). */
export interface Origin {
  readonly address: string;
  readonly ground: string;
}

/** What every entry about a request says of who asked. */
export const whoFacts = (
  { kind, id, name, role, binding }: Principal,
  { address, ground }: Origin,
): Facts => ({
  principal: `${kind}:${id}`,
  name,
  role,
  binding,
  ground,
  address,
});
