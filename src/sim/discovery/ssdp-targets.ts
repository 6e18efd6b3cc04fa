import { eraOf } from '../era.ts';
import { isCoordinator } from '../state/groups.ts';
import type { HouseholdState } from '../state/household.ts';
import type { PlayerState } from '../state/player.ts';

/** A service of a player as SSDP names it, and the device it belongs to. */
export interface AdvertisedService {
  readonly serviceType: string;
  readonly device: 'root' | 'MediaServer' | 'MediaRenderer';
}

/** What is announced and answered: notification type, unique service name, and the description it points to. */
export interface SsdpTarget {
  readonly type: string;
  readonly usn: string;
  readonly descriptionPath: string;
}

const ROOT_TYPE = 'urn:schemas-upnp-org:device:ZonePlayer:1';
const GROUP_TYPE = 'urn:smartspeaker-audio:service:SpeakerGroup:1';
const DESCRIPTION = '/xml/device_description.xml';
/** NR Discovery-base; template of 57.10. Unsure: the exact path in LOCATION, a group answer was not recorded. */
const GROUP_DESCRIPTION = '/xml/group_description.xml';
const SUFFIX = { root: '', MediaServer: '_MS', MediaRenderer: '_MR' } as const;

/**
 * Everything one player is found by, in the order of UDA 1.0 §1.1.2: root device (three messages), embedded devices
 * (two each), services (one each), then the group when the player coordinates one.
 */
export function ssdpTargets(
  household: HouseholdState,
  player: PlayerState,
  services: readonly AdvertisedService[],
): readonly SsdpTarget[] {
  const embedded = [...new Set(services.map((service) => service.device))].filter((name) => name !== 'root');
  return [
    target(player, 'upnp:rootdevice'),
    bare(player, ''),
    target(player, ROOT_TYPE),
    ...embedded.flatMap((name) => [
      bare(player, SUFFIX[name]),
      target(player, `urn:schemas-upnp-org:device:${name}:1`, SUFFIX[name]),
    ]),
    ...services.map((service) => target(player, service.serviceType, SUFFIX[service.device])),
    ...groupTarget(household, player),
  ];
}

/** The targets a search is after: all of them, or those of that type. */
export const matching = (targets: readonly SsdpTarget[], searchTarget: string): readonly SsdpTarget[] =>
  searchTarget === 'ssdp:all' ? targets : targets.filter((candidate) => candidate.type === searchTarget);

const udn = (player: PlayerState, suffix: string): string => `uuid:${player.id}${suffix}`;

const bare = (player: PlayerState, suffix: string): SsdpTarget => ({
  type: udn(player, suffix),
  usn: udn(player, suffix),
  descriptionPath: DESCRIPTION,
});

const target = (player: PlayerState, type: string, suffix = ''): SsdpTarget => ({
  type,
  usn: `${udn(player, suffix)}::${type}`,
  descriptionPath: DESCRIPTION,
});

/** The group target came with the local API; bridges have no group of their own to offer. */
function groupTarget(household: HouseholdState, player: PlayerState): readonly SsdpTarget[] {
  if (!eraOf(player.build).localApi || !isCoordinator(household, player.id)) return [];
  return [{ type: GROUP_TYPE, usn: `${udn(player, '')}::${GROUP_TYPE}`, descriptionPath: GROUP_DESCRIPTION }];
}
