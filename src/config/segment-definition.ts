import { parseCidr } from '../base/address.ts';
import type { ConfigDefinition } from './schema.ts';

/** A segment as the file has it. */
export type SegmentDefinition = NonNullable<ConfigDefinition['segments']>[number];

/** One spelling for each network; undefined where there is none, or what is there is no network. */
export function networkText({ network }: SegmentDefinition): string | undefined {
  const cidr = network === undefined ? undefined : parseCidr(network);
  return cidr && `${cidr.base}/${cidr.prefix}`;
}
