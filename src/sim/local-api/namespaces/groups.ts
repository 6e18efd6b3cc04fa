import type { GroupState, HouseholdState } from '../../state/household.ts';
import type { PlayerState } from '../../state/player.ts';
import { flagOf, textOf, textsOf, type JsonObject } from '../json.ts';
import type { GroupCall, MuseNamespace, PlayerCall } from '../namespace.ts';
import { groupObject, playerObject, visiblePlayers } from '../objects.ts';
import { answered, failed, type MuseOutcome } from '../outcome.ts';

/*
 * The commands of this namespace name their object in the header; createGroup and getGroups name the household, the
 * others a group. The namespace is registered twice for that: here the household's part.
 */

const groupsBody = (household: HouseholdState, devices: boolean): JsonObject => ({
  groups: household.groups
    .filter((group) => visiblePlayers(household).some((player) => player.id === group.coordinator))
    .map((group) => groupObject(household, group)),
  players: visiblePlayers(household).map((player) => playerObject(household, player, devices)),
  partial: false,
});

/** `groups:1` for the household: the list, its event, and new groups. */
export const groupsOfHousehold: MuseNamespace = {
  name: 'groups',
  scope: 'household',
  commands: {
    getGroups: {
      rest: { method: 'GET', path: '/groups' },
      run: ({ world, body }) =>
        answered('groups', groupsBody(world.household, flagOf(body, 'includeDeviceInfo') ?? false)),
    },
    createGroup: { rest: { method: 'POST', path: '/groups/createGroup' }, run: createGroup },
  },
  event: ({ world }) => ({
    type: 'groups',
    body: { _objectType: 'groups', ...groupsBody(world.household, false) },
  }),
};

/** `groups:1` for one group: who is in it. */
export const membersOfGroup: MuseNamespace = {
  name: 'groups',
  scope: 'group',
  commands: {
    setGroupMembers: {
      rest: { method: 'POST', path: '/groups/setGroupMembers' },
      run: (call) => {
        const wanted = textsOf(call.body, 'playerIds');
        return wanted ? settle(call, call.group, wanted) : missing('playerIds');
      },
    },
    modifyGroupMembers: {
      rest: { method: 'POST', path: '/groups/modifyGroupMembers' },
      run: (call) => {
        const add = textsOf(call.body, 'playerIdsToAdd') ?? [];
        const remove = new Set(textsOf(call.body, 'playerIdsToRemove') ?? []);
        const wanted = [...call.group.members, ...add].filter((id) => !remove.has(id));
        return settle(call, call.group, [...new Set(wanted)]);
      },
    },
  },
};

function createGroup(call: PlayerCall): MuseOutcome {
  const wanted = textsOf(call.body, 'playerIds');
  if (!wanted || wanted.length === 0) return missing('playerIds');
  const music = textOf(call.body, 'musicContextGroupId');
  const from = call.world.household.groups.find((group) => group.id === music);
  const coordinator = from && wanted.includes(from.coordinator) ? from.coordinator : wanted[0];
  const group = call.world.household.groups.find((candidate) => candidate.coordinator === coordinator);
  if (group) return settle(call, group, wanted);
  const alone = coordinator ? call.world.household.players[coordinator] : undefined;
  if (!alone) return failed('ERROR_INVALID_OBJECT_ID', 'Incorrect playerId');
  leave(call, alone);
  const own = call.world.household.groups.find((candidate) => candidate.coordinator === alone.id);
  return own ? settle(call, own, wanted) : failed('ERROR_COMMAND_FAILED', 'The group could not be made');
}

/** Makes the members of a group those that are wanted, by SOAP's own ways to join and to leave. */
function settle(call: PlayerCall | GroupCall, group: GroupState, wanted: readonly string[]): MuseOutcome {
  const { household } = call.world;
  const players = wanted.map((id) => household.players[id]);
  if (players.some((player) => !player)) return failed('ERROR_INVALID_OBJECT_ID', 'Incorrect playerId');
  const leaving = group.members.filter(
    (id) => !wanted.includes(id) && !household.players[id]?.bond.invisible,
  );
  const stay = group.coordinator;
  for (const player of players) if (player && !group.members.includes(player.id)) join(call, player, stay);
  for (const id of leaving) {
    const player = household.players[id];
    if (player) leave(call, player);
  }
  const anchor = wanted.find((id) => id === stay) ?? wanted[0];
  const now = household.groups.find(
    (candidate) => anchor !== undefined && candidate.members.includes(anchor),
  );
  return now
    ? answered('groupInfo', { group: groupObject(household, now) })
    : failed('ERROR_COMMAND_FAILED', 'The group is gone');
}

const join = ({ act }: PlayerCall, player: PlayerState, coordinator: string): void => {
  const args = { InstanceID: '0', CurrentURI: `x-rincon:${coordinator}`, CurrentURIMetaData: '' };
  act({ player, service: 'AVTransport', action: 'SetAVTransportURI', args });
};

const leave = ({ act }: PlayerCall, player: PlayerState): void => {
  const args = { InstanceID: '0' };
  act({ player, service: 'AVTransport', action: 'BecomeCoordinatorOfStandaloneGroup', args });
};

const missing = (name: string): MuseOutcome => failed('ERROR_MISSING_PARAMETERS', `Missing ${name}`);
