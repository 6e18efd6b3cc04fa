import type { DeviceSettings } from '../../state/player.ts';
import { done, fault, type ActionModel } from '../../world.ts';
import { flag, isTrue } from '../declared.ts';

const OUT_OF_RANGE = 601;

/** Changes settings and says so. Unsure: what `Source` is for (line-in or television); one setting serves all. */
const set =
  (apply: (device: DeviceSettings, args: Readonly<Record<string, string>>) => void): ActionModel =>
  ({ world, player, args }) => {
    apply(player.device, args);
    world.changed();
    return done();
  };

/** Whether a line-in that starts plays by itself, where and how loud. */
export const autoplayActions: Readonly<Record<string, ActionModel>> = {
  GetAutoplayRoomUUID: ({ player }) => done({ RoomUUID: player.device.autoplayRoom }),
  SetAutoplayRoomUUID: set((device, args) => {
    device.autoplayRoom = args['RoomUUID'] ?? '';
  }),
  GetAutoplayLinkedZones: ({ player }) =>
    done({ IncludeLinkedZones: flag(player.device.autoplayLinkedZones) }),
  SetAutoplayLinkedZones: set((device, args) => {
    device.autoplayLinkedZones = isTrue(args['IncludeLinkedZones']);
  }),
  GetAutoplayVolume: ({ player }) => done({ CurrentVolume: String(player.device.autoplayVolume) }),
  SetAutoplayVolume: (call) => {
    const volume = Number(call.args['Volume']);
    if (volume > 100) return fault(OUT_OF_RANGE);
    return set((device) => {
      device.autoplayVolume = volume;
    })(call);
  },
  GetUseAutoplayVolume: ({ player }) => done({ UseVolume: flag(player.device.useAutoplayVolume) }),
  SetUseAutoplayVolume: set((device, args) => {
    device.useAutoplayVolume = isTrue(args['UseVolume']);
  }),
};
