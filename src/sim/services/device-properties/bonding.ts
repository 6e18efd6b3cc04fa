import { addSatellites, bondPlayers, removeSatellite, unbondPlayers } from '../../state/bonding.ts';
import { joinGroup } from '../../state/grouping.ts';
import { done, fault, type ActionCall, type ActionModel } from '../../world.ts';
import { isTrue } from '../declared.ts';

/** Unsure: the code for a channel map that cannot be; 800 is the vendor's generic one. */
const REFUSED = 800;

const changedOrRefused = ({ world }: ActionCall, changed: boolean): ReturnType<ActionModel> => {
  if (!changed) return fault(REFUSED);
  world.changed();
  return done();
};

const bond: ActionModel = (call) =>
  changedOrRefused(call, bondPlayers(call.world.household, call.args['ChannelMapSet'] ?? ''));

const unbond: ActionModel = (call) =>
  changedOrRefused(call, unbondPlayers(call.world.household, call.args['ChannelMapSet'] ?? ''));

/** With KeepGrouped the rooms that come of it stay in one group. */
const removeBondedZones: ActionModel = (call) => {
  const outcome = unbond(call);
  const ids = (call.args['ChannelMapSet'] ?? '').split(';').map((part) => part.split(':')[0] ?? '');
  if (outcome.kind === 'done' && isTrue(call.args['KeepGrouped'])) {
    for (const id of ids.slice(1)) joinGroup(call.world.household, id, ids[0] ?? '');
  }
  return outcome;
};

export const bondingActions: Readonly<Record<string, ActionModel>> = {
  CreateStereoPair: bond,
  SeparateStereoPair: unbond,
  AddBondedZones: bond,
  RemoveBondedZones: removeBondedZones,
  AddHTSatellite: (call) =>
    changedOrRefused(call, addSatellites(call.world.household, call.args['HTSatChanMapSet'] ?? '')),
  RemoveHTSatellite: (call) =>
    changedOrRefused(call, removeSatellite(call.world.household, call.args['SatRoomUUID'] ?? '')),
};
