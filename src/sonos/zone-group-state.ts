import { type Parsed, refuser } from '../base/refusal.ts';
import { ok } from '../base/result.ts';
import { fromNetwork, type HostileText } from '../base/text.ts';
import { attributeOf, childrenOf, type XmlElement } from '../wire/xml/element.ts';
import { readXml } from '../wire/xml/read.ts';
import { soleChild } from '../wire/xml/sole-child.ts';
import { type ChannelAssignment, parseChannelMap } from './channel-map.ts';

/**
 * ZoneGroupState as ZoneGroupTopology gives it, in every form seen: root `<ZoneGroups>` (31.8; jishi/node-sonos-discovery),
 * root `<ZoneGroupState>` with `<VanishedDevices>` (49.2 and later; SoCo/SoCo, wez/wez-sonos), satellites as children.
 */
export interface ZoneGroupState {
  readonly groups: readonly ZoneGroup[];
  readonly vanished: readonly VanishedDevice[];
}

export interface ZoneGroup {
  readonly id: string;
  /** Player id of the coordinator as written; it may name no member. */
  readonly coordinator: string;
  readonly members: readonly ZoneMember[];
}

export interface ZoneMember {
  readonly id: string;
  readonly room: HostileText;
  /** URL of the description as written. */
  readonly location: string;
  /** `97.1-80312`, as written; empty when missing. */
  readonly build: string;
  /** Not a room of its own: the second of a pair, a Sub, a satellite. */
  readonly invisible: boolean;
  /** A Bridge or Boost. */
  readonly bridge: boolean;
  readonly channelMap?: readonly ChannelAssignment[];
  readonly satelliteMap?: readonly ChannelAssignment[];
  readonly satellites: readonly ZoneMember[];
  /** Every attribute as written: MicEnabled, IdleState, WirelessMode … */
  readonly attributes: Readonly<Record<string, string>>;
}

export interface VanishedDevice {
  readonly id: string;
  readonly room: HostileText;
  readonly reason: string;
}

const refuse = refuser('zone-group-state');

/** A household has at most 32 players; bonded ones and vanished ones leave room. Groups and satellites count as well. */
const MAX_ENTRIES = 256;

export function parseZoneGroupState(text: string | Uint8Array): Parsed<ZoneGroupState> {
  const root = readXml(text);
  if (!root.ok) return root;
  const groups = groupsElement(root.value);
  if (!groups.ok) return groups;
  if (!groups.value) return refuse('malformed', 'there is no ZoneGroups element');
  const vanished = soleChild(root.value, { local: 'VanishedDevices', refuse });
  if (!vanished.ok) return vanished;
  if (entriesIn(groups.value) + entriesIn(vanished.value) > MAX_ENTRIES)
    return refuse('limit', `there are more than ${MAX_ENTRIES} groups, players and vanished players`);
  return ok({
    groups: childrenOf(groups.value, 'ZoneGroup').map(readGroup),
    vanished: vanished.value ? childrenOf(vanished.value).map(readVanished) : [],
  });
}

/** The old root is the list itself; the new one holds it. */
function groupsElement(root: XmlElement): Parsed<XmlElement | undefined> {
  if (root.local === 'ZoneGroups') return ok(root);
  return root.local === 'ZoneGroupState' ? soleChild(root, { local: 'ZoneGroups', refuse }) : ok(undefined);
}

const entriesIn = (el: XmlElement | undefined): number =>
  el ? childrenOf(el).reduce((sum, child) => sum + 1 + entriesIn(child), 0) : 0;

const readGroup = (group: XmlElement): ZoneGroup => ({
  id: attributeOf(group, 'ID') ?? '',
  coordinator: attributeOf(group, 'Coordinator') ?? '',
  members: childrenOf(group, 'ZoneGroupMember').map(readMember),
});

function readMember(member: XmlElement): ZoneMember {
  const attributes = Object.fromEntries(member.attributes.map(({ name, value }) => [name, value]));
  const channelMap = parseChannelMap(attributes['ChannelMapSet'] ?? '');
  const satelliteMap = parseChannelMap(attributes['HTSatChanMapSet'] ?? '');
  return {
    id: attributes['UUID'] ?? '',
    room: fromNetwork(attributes['ZoneName'] ?? ''),
    location: attributes['Location'] ?? '',
    build: attributes['SoftwareVersion'] ?? '',
    invisible: attributes['Invisible'] === '1',
    bridge: attributes['IsZoneBridge'] === '1',
    ...(channelMap ? { channelMap } : {}),
    ...(satelliteMap ? { satelliteMap } : {}),
    satellites: childrenOf(member, 'Satellite').map(readMember),
    attributes,
  };
}

const readVanished = (device: XmlElement): VanishedDevice => ({
  id: attributeOf(device, 'UUID') ?? '',
  room: fromNetwork(attributeOf(device, 'ZoneName') ?? ''),
  reason: attributeOf(device, 'Reason') ?? '',
});
