import { regroup } from '../../media/regroup.ts';
import { LONGEST, MOST } from '../../state/limits.ts';
import { disappear } from '../../state/presence.ts';
import { done, fault, type ActionModel } from '../../world.ts';

/** `Generic failure` of the vendor's services. */
const REFUSED = 800;

/** 86.10, by its code: the URL must begin with `http`. */
const MALFORMED = 402;

/**
 * `accepts arbitrary URLs and the speaker downloads served files` (frankensonos, FIRMWARE_PATHS): the player fetches
 * beside what it plays, and what comes is no image that it would take.
 */
export const beginSoftwareUpdate: ActionModel = ({ world, player, args }) => {
  const url = args['UpdateURL'] ?? '';
  if (!/^http/i.test(url)) return fault(MALFORMED);
  world.media.start(`${player.id}/update`, url, () => {});
  return done();
};

/**
 * `Remove` makes the others forget a player at once; the verifying forms only when it is really away. It is seen again
 * after its next boot. Unsure: how long a player that was removed by mistake stays away.
 */
export const reportUnresponsiveDevice: ActionModel = ({ world, args }) => {
  const id = args['DeviceUUID'] ?? '';
  const known = world.household.players[id];
  if (!known) return fault(REFUSED);
  const remove = args['DesiredAction'] === 'Remove' || known.power !== 'on';
  const how = { reason: 'unresponsive', lastSeenAt: world.clock.now() };
  if (remove && regroup(world, () => disappear(world.household, id, how))) world.changed();
  return done();
};

/** The number that people read to support. */
export const submitDiagnostics: ActionModel = ({ world }) => {
  const bytes = world.random.bytes(4);
  const number = bytes.reduce((sum, byte) => sum * 256 + byte, 0);
  return done({ DiagnosticID: String(number) });
};

/** The name and address that a phone gives are kept, the newest of them, and old status pages told them to everybody. */
export const registerMobileDevice: ActionModel = ({ world, args }) => {
  const { controllers } = world.household;
  const name = args['MobileDeviceName'] ?? '';
  const address = (args['MobileIPAndPort'] ?? '').split(':')[0] ?? '';
  if (name.length > LONGEST.string) return fault(MALFORMED);
  const known = controllers.find((controller) => controller.name === name);
  if (known) known.address = address;
  else controllers.push({ name, kind: 'Mobile', address, mac: '' });
  controllers.splice(0, controllers.length - MOST.controllers);
  world.changed();
  return done();
};
