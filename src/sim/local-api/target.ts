import type { GroupState, HouseholdState } from '../state/household.ts';
import type { PlayerState } from '../state/player.ts';
import { textOf, type JsonObject } from './json.ts';
import { museHouseholdId, type MuseTarget } from './message.ts';
import type { MuseScope, MuseSessionState } from './namespace.ts';
import { groupName, websocketUrl } from './objects.ts';
import { failed, type MuseOutcome } from './outcome.ts';

/** The object a header names, if this player may speak for it; otherwise the refusal. */
export type Found =
  | {
      readonly ok: true;
      readonly target: MuseTarget;
      readonly group?: GroupState;
      readonly session?: MuseSessionState;
    }
  | { readonly ok: false; readonly outcome: MuseOutcome };

interface Place {
  readonly household: HouseholdState;
  readonly player: PlayerState;
  readonly sessions: ReadonlyMap<string, MuseSessionState>;
}

/** `local` stands for the household and the player of the connection. */
export function findTarget(scope: MuseScope, header: JsonObject, place: Place): Found {
  const id = textOf(header, `${scope}Id`);
  if (id === undefined) return refused(failed('ERROR_MISSING_PARAMETERS', `Missing ${scope}Id`));
  return FINDERS[scope](id, place);
}

const refused = (outcome: MuseOutcome): Found => ({ ok: false, outcome });

const householdTarget = (id: string, { household }: Place): Found =>
  ['local', household.id, museHouseholdId(household)].includes(id)
    ? { ok: true, target: {} }
    : refused(failed('ERROR_INVALID_OBJECT_ID', 'Incorrect householdId'));

const playerTarget = (id: string, { player }: Place): Found =>
  id === 'local' || id === player.id
    ? { ok: true, target: { playerId: player.id } }
    : refused(failed('ERROR_INVALID_OBJECT_ID', 'Incorrect playerId'));

/** Only the coordinator speaks for a group; others say where it went (captured 2026-09: MOVED and GONE). */
function groupTarget(id: string, { household, player }: Place): Found {
  const group = household.groups.find((candidate) => candidate.id === id);
  if (group?.coordinator === player.id) return { ok: true, target: { groupId: id }, group };
  const former = id.slice(0, id.lastIndexOf(':'));
  const now = group ?? household.groups.find((candidate) => candidate.members.includes(former));
  return refused({ kind: 'failed', body: coordinatorChanged(household, now) });
}

function sessionTarget(id: string, { sessions }: Place): Found {
  const session = sessions.get(id);
  return session
    ? { ok: true, target: {}, session }
    : refused(failed('ERROR_INVALID_OBJECT_ID', 'Incorrect sessionId'));
}

const FINDERS: Readonly<Record<MuseScope, (id: string, place: Place) => Found>> = {
  household: householdTarget,
  player: playerTarget,
  group: groupTarget,
  session: sessionTarget,
};

/** Body of the refusal, and of the event when a subscribed group changes hands. */
export function coordinatorChanged(household: HouseholdState, now: GroupState | undefined): JsonObject {
  const coordinator = now ? household.players[now.coordinator] : undefined;
  if (!now || !coordinator)
    return { _objectType: 'groupCoordinatorChanged', groupStatus: 'GROUP_STATUS_GONE' };
  return {
    _objectType: 'groupCoordinatorChanged',
    groupStatus: 'GROUP_STATUS_MOVED',
    groupName: groupName(household, now),
    websocketUrl: websocketUrl(coordinator),
    playerId: coordinator.id,
  };
}
