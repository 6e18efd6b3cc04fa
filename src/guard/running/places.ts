import { knownAddress } from '../../base/address.ts';
import type { Config } from '../../config/config.ts';
import type { PlayerPlace } from '../gateway/guarded-player.ts';
import type { IdentityRules } from '../identity/rules.ts';

/** The port on which players answer. */
const PORT = 1400;

/** The players of a configuration. Its addresses were checked when it was read. */
export const placesIn = ({ players }: Config): readonly PlayerPlace[] =>
  [...players.values()].map(({ room, address, guardedAt }) => ({
    room,
    endpoint: { host: knownAddress(address), port: PORT },
    guardAddress: knownAddress(guardedAt),
  }));

/** Whether two configurations have the same players at the same addresses. */
export const hasSameDoors = (one: Config, other: Config): boolean => doorsOf(one) === doorsOf(other);

const doorsOf = ({ players }: Config): string =>
  [...players.values()]
    .map(({ room, address, guardedAt }) => JSON.stringify([room, address, guardedAt]))
    .sort()
    .join('\n');

/** What a configuration says of who is who. */
export const identityRulesIn = ({ segments, people }: Config): IdentityRules => ({
  segments: segments.map(({ text, role }) => ({ network: text, role })),
  people: [...people.values()].map(({ id, name, role, groups }) => ({ id, name, role, groups })),
});
