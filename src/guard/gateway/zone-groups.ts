import { Memo } from '../../base/memo.ts';
import { latin1 } from '../../wire/http/lines.ts';
import { parseZoneGroupState, type ZoneGroup } from '../../sonos/zone-group-state.ts';
import type { Topology } from '../effects/reach.ts';
import { UNKNOWN_ROOM } from '../effects/players-named.ts';
import type { KnownPlayer, PlayerPlace } from './guarded-player.ts';
import { groupsByLocalApi, type LocalGroup } from './local-questions.ts';
import { outArgument } from './out-argument.ts';
import type { PlayerAccess } from './player-access.ts';
import type { Roster } from './roster.ts';
import { callOver, type Way, wayOfQuestions } from './way.ts';

const CALL = {
  serviceType: 'urn:schemas-upnp-org:service:ZoneGroupTopology:1',
  action: 'GetZoneGroupState',
  arguments: [],
} as const;

/** Who plays together, as the player asked tells it each time that a decision needs to know; the shield keeps answers as long as they hold. */
export class ZoneGroups {
  readonly #roster: Roster;
  readonly #memo = new Memo<Groups>(MEMO);

  constructor(roster: Roster) {
    this.#roster = roster;
  }

  async now(access: PlayerAccess, place: PlayerPlace, player: Pick<KnownPlayer, 'upnp'>): Promise<Topology> {
    const groups =
      player.upnp === 'off'
        ? (await groupsByLocalApi(access, place))?.map(ofLocalApi)
        : await this.#groupsByUpnp(access, wayOfQuestions(place, player));
    const rooms = this.#roster.places.map(({ room }) => room);
    return {
      rooms,
      groupOf: (id) => this.#roomsOf(groups?.find(({ players }) => players.includes(id))),
      groupWithId: (id) => this.#roomsOf(groups?.find((group) => group.id === id)),
    };
  }

  async #groupsByUpnp(access: PlayerAccess, way: Way): Promise<readonly Together[] | undefined> {
    const request = callOver(way, '/ZoneGroupTopology/Control', CALL);
    const answer = await access.read({ request, service: 'ZoneGroupTopology' });
    return answer.ok ? this.#groupsIn(answer.value.body) : undefined;
  }

  #groupsIn(body: Uint8Array): readonly Together[] | undefined {
    const groups = this.#memo.of(latin1(body), () => groupsIn(body) ?? 'none');
    return groups === 'none' ? undefined : groups;
  }

  #roomsOf(group: Together | undefined): readonly string[] | undefined {
    if (!group) return undefined;
    return [...new Set(group.rooms.map((id) => this.#roster.placeOf(id)?.room ?? UNKNOWN_ROOM))];
  }
}

/** Those who play together: ids of all players in it, and of those that are rooms. */
interface Together {
  readonly id: string;
  readonly players: readonly string[];
  readonly rooms: readonly string[];
}

const ofLocalApi = ({ id, playerIds }: LocalGroup): Together => ({
  id,
  players: playerIds,
  rooms: playerIds,
});

const ofUpnp = ({ id, members }: ZoneGroup): Together => ({
  id,
  players: members.flatMap((member) => [member.id, ...member.satellites.map((satellite) => satellite.id)]),
  rooms: members.filter(({ invisible, bridge }) => !invisible && !bridge).map((member) => member.id),
});

type Groups = readonly Together[] | 'none';

/** A state of 32 rooms has about 60,000 characters. */
const MEMO = { maxEntries: 16, maxLength: 262_144 } as const;

/** Undefined for an answer that is none: then nobody knows who plays together. */
function groupsIn(body: Uint8Array): readonly Together[] | undefined {
  const text = outArgument(body, { action: CALL.action, name: 'ZoneGroupState' });
  const state = text === undefined ? undefined : parseZoneGroupState(text);
  return state?.ok ? state.value.groups.map(ofUpnp) : undefined;
}
