import { Memo } from '../../base/memo.ts';
import { latin1 } from '../../wire/http/lines.ts';
import { parseZoneGroupState, type ZoneGroup } from '../../sonos/zone-group-state.ts';
import type { Topology } from '../effects/reach.ts';
import { UNKNOWN_ROOM } from '../effects/players-named.ts';
import { soapCall } from '../upstream/request.ts';
import type { PlayerPlace } from './guarded-player.ts';
import { outArgument } from './out-argument.ts';
import type { PlayerAccess } from './player-access.ts';
import type { Roster } from './roster.ts';

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

  async now(access: PlayerAccess, { endpoint }: PlayerPlace): Promise<Topology> {
    const request = soapCall(endpoint, '/ZoneGroupTopology/Control', CALL);
    const answer = await access.read({ request, service: 'ZoneGroupTopology' });
    const groups = answer.ok ? this.#groupsIn(answer.value.body) : undefined;
    const rooms = this.#roster.places.map(({ room }) => room);
    return {
      rooms,
      groupOf: (id) => this.#roomsOf(groups?.find((group) => playersIn(group).includes(id))),
      groupWithId: (id) => this.#roomsOf(groups?.find((group) => group.id === id)),
    };
  }

  #groupsIn(body: Uint8Array): readonly ZoneGroup[] | undefined {
    const groups = this.#memo.of(latin1(body), () => groupsIn(body) ?? 'none');
    return groups === 'none' ? undefined : groups;
  }

  #roomsOf(group: ZoneGroup | undefined): readonly string[] | undefined {
    if (!group) return undefined;
    const rooms = group.members
      .filter(({ invisible, bridge }) => !invisible && !bridge)
      .map((member) => this.#roster.placeOf(member.id)?.room ?? UNKNOWN_ROOM);
    return [...new Set(rooms)];
  }
}

const playersIn = ({ members }: ZoneGroup): readonly string[] =>
  members.flatMap(({ id, satellites }) => [id, ...satellites.map((satellite) => satellite.id)]);

type Groups = readonly ZoneGroup[] | 'none';

/** A state of 32 rooms has about 60,000 characters. */
const MEMO = { maxEntries: 16, maxLength: 262_144 } as const;

/** Undefined for an answer that is none: then nobody knows who plays together. */
function groupsIn(body: Uint8Array): readonly ZoneGroup[] | undefined {
  const text = outArgument(body, { action: CALL.action, name: 'ZoneGroupState' });
  const state = text === undefined ? undefined : parseZoneGroupState(text);
  return state?.ok ? state.value.groups : undefined;
}
