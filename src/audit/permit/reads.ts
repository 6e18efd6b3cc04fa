import { HARMLESS_ACTIONS, type HarmlessAction, harmlessInvocation } from '../../catalog/harmless.ts';

/**
 * Questions for internet gateways, beside the catalog's for players: each returns state, takes no argument and changes
 * nothing (UPnP WANIPConnection:1 §2.4.9, §2.4.14; WANCommonInterfaceConfig:1 §2.4.1; Layer3Forwarding:1 §2.4.2;
 * WANIPv6FirewallControl:1, GetFirewallStatus).
 */
const GATEWAY_READS = [
  'WANIPConnection/GetStatusInfo',
  'WANIPConnection/GetExternalIPAddress',
  'WANPPPConnection/GetStatusInfo',
  'WANPPPConnection/GetExternalIPAddress',
  'WANCommonInterfaceConfig/GetCommonLinkProperties',
  'WANIPv6FirewallControl/GetFirewallStatus',
  'Layer3Forwarding/GetDefaultConnectionService',
] as const;

type GatewayRead = (typeof GATEWAY_READS)[number];

/** A key of the permit list: the only way in which a gatherer names an action. */
export type PermittedRead = HarmlessAction | GatewayRead;

export interface ReadInvocation {
  /** Name as it stands in the service type. */
  readonly service: string;
  readonly action: string;
  readonly arguments: readonly (readonly [name: string, value: string])[];
}

/** What is sent for a key; undefined for a text that is no key. */
export function readInvocation(key: string): ReadInvocation | undefined {
  if (isHarmless(key)) return harmlessInvocation(key);
  if (!isGatewayRead(key)) return undefined;
  const [service = '', action = ''] = key.split('/');
  return { service, action, arguments: [] };
}

const isHarmless = (key: string): key is HarmlessAction => Object.hasOwn(HARMLESS_ACTIONS, key);
const isGatewayRead = (key: string): key is GatewayRead => GATEWAY_READS.some((read) => read === key);

/** Every invocation that may go out, for the guard. */
export const PERMITTED_INVOCATIONS: readonly ReadInvocation[] = [
  ...Object.keys(HARMLESS_ACTIONS),
  ...GATEWAY_READS,
].flatMap((key) => readInvocation(key) ?? []);

/** The service's name in its type: `urn:schemas-upnp-org:service:AVTransport:1` → `AVTransport`. */
export const serviceNameOf = (serviceType: string): string | undefined =>
  /^urn:[\w.-]+:service:(\w{1,80}):\d{1,3}$/.exec(serviceType)?.[1];
