import { type PermittedRead, readInvocation, serviceNameOf } from '../permit/reads.ts';

interface Proof {
  readonly read: PermittedRead;
  /** Whether the values of the answer may stand in a report; of `personal` ones only the names do. */
  readonly values: 'shown' | 'personal';
}

const shown = (read: PermittedRead): Proof => ({ read, values: 'shown' });
const personal = (read: PermittedRead): Proof => ({ read, values: 'personal' });

/**
 * One harmless question for each service that has one: enough to show that the service takes orders from anybody.
 * Others of the permit list would show nothing more and burden the player. GroupManagement, QPlay and VirtualLineIn have
 * none: every action of theirs changes something or hands out a secret.
 */
const PROOFS: readonly Proof[] = [
  shown('RenderingControl/GetVolume'),
  shown('AVTransport/GetTransportInfo'),
  shown('DeviceProperties/GetLEDState'),
  personal('ZoneGroupTopology/GetZoneGroupAttributes'),
  shown('AlarmClock/GetFormat'),
  shown('SystemProperties/GetRDM'),
  shown('ContentDirectory/GetSystemUpdateID'),
  shown('ConnectionManager/GetProtocolInfo'),
  shown('GroupRenderingControl/GetGroupMute'),
  shown('AudioIn/GetLineInLevel'),
  shown('HTControl/GetIRRepeaterState'),
  shown('Queue/Browse:past-the-end'),
  personal('MusicServices/ListAvailableServices'),
  shown('WANIPConnection/GetStatusInfo'),
  shown('WANPPPConnection/GetStatusInfo'),
  shown('WANCommonInterfaceConfig/GetCommonLinkProperties'),
  shown('WANIPv6FirewallControl/GetFirewallStatus'),
  shown('Layer3Forwarding/GetDefaultConnectionService'),
];

/** The question for a service, by its type. */
export const proofFor = (serviceType: string): Proof | undefined =>
  PROOFS.find(({ read }) => readInvocation(read)?.service === serviceNameOf(serviceType));
