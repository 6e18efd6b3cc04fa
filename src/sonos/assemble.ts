import { asIpAddress, type IpAddress } from '../base/address.ts';
import type { HouseholdId, PlayerId } from '../base/ids.ts';
import { type Household, householdOf } from './household.ts';
import type { ZoneGroupState, ZoneMember } from './zone-group-state.ts';

/** What one address told of itself, from searches, its description and its ZoneGroupState. */
export interface SeenPlayer {
  readonly address: IpAddress;
  readonly playerId?: PlayerId;
  readonly householdId?: HouseholdId;
  readonly state?: ZoneGroupState;
}

/** One household of a network, put together from everything that was seen of it. */
export interface AssembledHousehold {
  /** What its players call it; more than one means that they contradict each other. */
  readonly ids: readonly HouseholdId[];
  readonly seen: readonly SeenPlayer[];
  /** Rooms and groups as the first player told them that told any. */
  readonly household?: Household;
  /** Players that the others tell of and that were not found, with the address that was told. */
  readonly notFound: readonly ToldPlayer[];
  /** Player ids that were found and that no ZoneGroupState mentions. */
  readonly notTold: readonly PlayerId[];
  /** Player ids that more than one address claims to be: a readdressed player, or an impostor. */
  readonly claimedTwice: readonly PlayerId[];
}

export interface ToldPlayer {
  readonly id: string;
  /** From its Location. Only told: nothing shows yet that a player is there. */
  readonly address?: IpAddress;
}

/**
 * Sorts players into households. Two belong together when they name the same household or the same player, be it as themselves or
 * in their ZoneGroupState. These are claims: an impostor joins the household that it names, and shows there as `notTold` or
 * `claimedTwice`. In the order in which the first player of each was seen.
 */
export function assembleHouseholds(seen: readonly SeenPlayer[]): readonly AssembledHousehold[] {
  const clusterOf = new Map<string, SeenPlayer[]>();
  const clusters = new Set<SeenPlayer[]>();
  for (const player of seen) {
    const names = namesIn(player);
    const near = new Set(names.map((name) => clusterOf.get(name)));
    const [cluster = [], ...others] = [...clusters].filter((known) => near.has(known));
    for (const other of others) {
      clusters.delete(other);
      cluster.push(...other);
      for (const name of other.flatMap(namesIn)) clusterOf.set(name, cluster);
    }
    cluster.push(player);
    clusters.add(cluster);
    for (const name of names) clusterOf.set(name, cluster);
  }
  return [...clusters].map(assemble);
}

const namesIn = ({ householdId, playerId, state }: SeenPlayer): readonly string[] => [
  ...(householdId ? [`household ${householdId}`] : []),
  ...[playerId ?? [], ...playersIn(state).map(({ id }) => id)]
    .flat()
    .filter((id) => id !== '')
    .map((id) => `player ${id}`),
];

const playersIn = (state: ZoneGroupState | undefined): readonly ZoneMember[] =>
  (state?.groups ?? []).flatMap(({ members }) => members.flatMap((member) => [member, ...member.satellites]));

function assemble(seen: readonly SeenPlayer[]): AssembledHousehold {
  const found = seen.flatMap(({ playerId }) => playerId ?? []);
  const told = new Map(seen.flatMap(({ state }) => playersIn(state)).map((member) => [member.id, member]));
  const state = seen.find((player) => player.state)?.state;
  return {
    ids: distinct(seen.flatMap(({ householdId }) => householdId ?? [])),
    seen,
    ...(state ? { household: householdOf(state) } : {}),
    notFound: [...told.values()].filter(({ id }) => !includes(found, id)).map(toldPlayer),
    notTold: told.size === 0 ? [] : distinct(found.filter((id) => !told.has(id))),
    claimedTwice: distinct(found.filter((id, index) => found.indexOf(id) !== index)),
  };
}

function toldPlayer({ id, location }: ZoneMember): ToldPlayer {
  const address = URL.canParse(location) ? asIpAddress(new URL(location).hostname) : undefined;
  return { id, ...(address ? { address } : {}) };
}

const includes = (list: readonly string[], text: string): boolean => list.includes(text);

const distinct = <T>(list: readonly T[]): readonly T[] => [...new Set(list)];
