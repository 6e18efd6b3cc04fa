import { asIpAddress, cidrContains } from '../../base/address.ts';
import type { Config, Segment } from '../../config/config.ts';
import { NOBODY, type Principal } from '../identity/principal.ts';

/**
 * Whom a question about a policy names: a person by id or name, a role (a known device in it), `nobody`, or an address
 * (nobody in particular, from there). Undefined where there is none of these.
 */
export function principalNamed(
  config: Config,
  name: string,
  groups: readonly string[] = [],
): Principal | undefined {
  const person = [...config.people.values()].find((one) => one.id === name || one.name === name);
  if (person)
    return {
      kind: 'person',
      id: person.id,
      name: person.name,
      role: person.role,
      groups: [...person.groups, ...groups],
      binding: 'password',
    };
  if (name === 'nobody') return { ...NOBODY, groups };
  if (config.roles.has(name))
    return { kind: 'device', id: `any ${name}`, name, role: name, groups, binding: 'address-and-hardware' };
  return asIpAddress(name) === undefined ? undefined : { ...atAddress(config, name), groups };
}

/** The segment with the longest prefix has it. */
function atAddress({ segments }: Config, address: string): Principal {
  const [nearest] = segments
    .filter(({ network }) => cidrContains(network, address))
    .toSorted((a: Segment, b: Segment) => b.network.prefix - a.network.prefix);
  if (!nearest) return NOBODY;
  const { text, role } = nearest;
  return { kind: 'segment', id: text, name: text, role, groups: [], binding: 'network' };
}
