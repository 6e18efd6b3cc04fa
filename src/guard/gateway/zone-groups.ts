import type { Clock } from '../../ports/clock.ts';
import { parseZoneGroupState, type ZoneGroup } from '../../sonos/zone-group-state.ts';
import { parseSoapResponse } from '../../wire/soap/response.ts';
import type { Topology } from '../effects/reach.ts';
import { UNKNOWN_ROOM } from '../effects/players-named.ts';
import { soapCall, writeUpstream } from '../upstream/request.ts';
import type { Upstream } from '../upstream/upstream.ts';
import type { PlayerPlace } from './guarded-player.ts';
import type { Roster } from './roster.ts';

const CALL = {
  serviceType: 'urn:schemas-upnp-org:service:ZoneGroupTopology:1',
  action: 'GetZoneGroupState',
  arguments: [],
} as const;

/** How long an answer stands, in milliseconds, while nothing is known to have changed. */
const FRESH_MS = 300;

/**
 * Who plays together, as the player asked tells it. It is asked each time that a decision needs to know and the last
 * answer is older than 300 ms or a write has passed since.
 */
export class ZoneGroups {
  readonly #clock: Clock;
  readonly #upstream: Upstream;
  readonly #roster: Roster;
  #last: { readonly at: number; readonly topology: Promise<Topology> } | undefined;

  constructor(clock: Clock, { upstream, roster }: { readonly upstream: Upstream; readonly roster: Roster }) {
    this.#clock = clock;
    this.#upstream = upstream;
    this.#roster = roster;
  }

  /** A write may have changed it. */
  forget(): void {
    this.#last = undefined;
  }

  now(place: PlayerPlace): Promise<Topology> {
    const at = this.#clock.elapsed();
    if (!this.#last || at - this.#last.at > FRESH_MS) this.#last = { at, topology: this.#ask(place) };
    return this.#last.topology;
  }

  async #ask({ endpoint }: PlayerPlace): Promise<Topology> {
    const answer = await this.#upstream.send(
      writeUpstream(soapCall(endpoint, '/ZoneGroupTopology/Control', CALL)),
    );
    const groups = answer.ok ? groupsIn(answer.value.body) : undefined;
    const rooms = this.#roster.places.map(({ room }) => room);
    return {
      rooms,
      groupOf: (id) => this.#roomsOf(groups?.find((group) => playersIn(group).includes(id))),
      groupWithId: (id) => this.#roomsOf(groups?.find((group) => group.id === id)),
    };
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

/** Undefined for an answer that is none: then nobody knows who plays together. */
function groupsIn(body: Uint8Array): readonly ZoneGroup[] | undefined {
  const response = parseSoapResponse(body, { action: CALL.action });
  if (!response.ok || response.value.kind !== 'response') return undefined;
  const [, text] = response.value.arguments.find(([name]) => name === 'ZoneGroupState') ?? [];
  const state = text === undefined ? undefined : parseZoneGroupState(text);
  return state?.ok ? state.value.groups : undefined;
}
