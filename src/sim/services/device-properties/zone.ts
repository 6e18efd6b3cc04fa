import { releaseOf } from '../../description/release.ts';
import { roomMates } from '../../state/room-mates.ts';
import { done, type ActionModel } from '../../world.ts';
import { flag, onOff } from '../declared.ts';

/** Everybody of the room takes the new name and icon, as people expect of a pair. */
const setZoneAttributes: ActionModel = ({ world, player, args }) => {
  for (const mate of roomMates(world.household, player)) {
    mate.room = args['DesiredZoneName'] ?? mate.room;
    mate.icon = args['DesiredIcon'] ?? mate.icon;
  }
  player.device.configuration = args['DesiredConfiguration'] ?? player.device.configuration;
  world.changed();
  return done();
};

/** As recorded on 56.0 (node-sonos-ts). Unsure: Flags, which was 1 there. */
const getZoneInfo: ActionModel = ({ player }) =>
  done({
    SerialNumber: player.serial,
    SoftwareVersion: player.build,
    DisplaySoftwareVersion: releaseOf(player.build).display,
    HardwareVersion: player.hardwareVersion,
    IPAddress: player.address,
    MACAddress: player.mac,
    CopyrightInfo: '© 2003-2019, Sonos, Inc. All rights reserved.',
    ExtraInfo: '',
    HTAudioIn: player.tv?.connected ? player.tv.format : '0',
    Flags: '1',
  });

export const zoneActions: Readonly<Record<string, ActionModel>> = {
  GetZoneAttributes: ({ player }) =>
    done({
      CurrentZoneName: player.room,
      CurrentIcon: player.icon,
      CurrentConfiguration: player.device.configuration,
      CurrentTargetRoomName: '',
    }),
  SetZoneAttributes: setZoneAttributes,
  GetHouseholdID: ({ world }) => done({ CurrentHouseholdID: world.household.id }),
  GetZoneInfo: getZoneInfo,
  GetLEDState: ({ player }) => done({ CurrentLEDState: onOff(player.device.ledOn) }),
  SetLEDState: ({ world, player, args }) => {
    player.device.ledOn = args['DesiredLEDState'] === 'On';
    world.changed();
    return done();
  },
  GetButtonLockState: ({ player }) => done({ CurrentButtonLockState: onOff(player.device.buttonLocked) }),
  SetButtonLockState: ({ world, player, args }) => {
    player.device.buttonLocked = args['DesiredButtonLockState'] === 'On';
    world.changed();
    return done();
  },
  GetHTForwardState: ({ player }) => done({ IsHTForwardEnabled: flag(player.tv !== undefined) }),
};
