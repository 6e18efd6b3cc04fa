import type { SoapArguments } from '../../wire/soap/names.ts';
import { redactedLeaf, viewOf } from './leaf.ts';
import type { Sight } from './sight.ts';

/**
 * From the hardware address that GetZoneInfo tells, npm `sonos` and `@svrooij/sonos` make the id of the player, and play
 * from its queue by that. The id tells it anyway.
 */
const NEEDED: ReadonlySet<string> = new Set(['MACAddress']);

/** Out-arguments of a call as somebody may see them. */
export function redactedArguments(args: SoapArguments, sight: Sight): SoapArguments {
  if (sight.sees === 'everything') return args;
  const view = viewOf(sight);
  return args.map(
    ([name, value]) => [name, NEEDED.has(name) ? value : redactedLeaf(name, value, view)] as const,
  );
}
