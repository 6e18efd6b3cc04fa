import type { SoapArguments } from '../../wire/soap/names.ts';
import { redactedLeaf, viewOf } from './leaf.ts';
import type { Sight } from './sight.ts';

/** Out-arguments of a call as somebody may see them. */
export function redactedArguments(args: SoapArguments, sight: Sight): SoapArguments {
  if (sight.sees === 'everything') return args;
  const view = viewOf(sight);
  return args.map(([name, value]) => [name, redactedLeaf(name, value, view)] as const);
}
