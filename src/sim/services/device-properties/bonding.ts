import { regroup } from '../../media/regroup.ts';
import { joinGroup } from '../../state/grouping.ts';
import type { HouseholdState } from '../../state/household.ts';
import { bondPlayers, unbondPlayers } from '../../state/pairs.ts';
import { addSatellites, removeSatellite } from '../../state/satellites.ts';
import { done, fault, type ActionModel } from '../../world.ts';
import { isTrue } from '../declared.ts';

/** Unsure: the code for a channel map that cannot be; 800 is the vendor's generic one. */
const REFUSED = 800;

/** An action that changes bonds by one of its arguments, or refuses. */
const changing =
  (argument: string, change: (household: HouseholdState, text: string) => boolean): ActionModel =>
  ({ world, args }) => {
    if (!regroup(world, () => change(world.household, args[argument] ?? ''))) return fault(REFUSED);
    world.changed();
    return done();
  };

/** With KeepGrouped the rooms that come of it stay in one group. */
const removeBondedZones: ActionModel = (call) => {
  const { world, args } = call;
  const outcome = changing('ChannelMapSet', unbondPlayers)(call);
  const [first = '', ...others] = (args['ChannelMapSet'] ?? '')
    .split(';')
    .map((part) => part.split(':')[0] ?? '');
  if (outcome.kind === 'done' && isTrue(args['KeepGrouped'])) {
    regroup(world, () => others.map((id) => joinGroup(world.household, id, first)));
  }
  return outcome;
};

export const bondingActions: Readonly<Record<string, ActionModel>> = {
  CreateStereoPair: changing('ChannelMapSet', bondPlayers),
  SeparateStereoPair: changing('ChannelMapSet', unbondPlayers),
  /** SoCo makes stereo pairs by this one. */
  AddBondedZones: changing('ChannelMapSet', bondPlayers),
  RemoveBondedZones: removeBondedZones,
  AddHTSatellite: changing('HTSatChanMapSet', addSatellites),
  RemoveHTSatellite: changing('SatRoomUUID', removeSatellite),
};
