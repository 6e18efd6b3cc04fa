import type { RiskClass } from '../../catalog/risk.ts';
import { actionFacts } from '../../catalog/services.ts';

/** What an action can do, worst first, in words for people. `unclassified`: an action that no table names. */
const RISK_WORDS = {
  system: 'update, reset or reconfigure it',
  ssrf: 'make it fetch any address',
  account: 'touch the accounts of music services',
  'device-config': 'rename and reconfigure it',
  bonding: 'break up or form stereo pairs and home theatres',
  library: 'change the music library',
  alarm: 'set alarms',
  volume: 'set the volume',
  playback: 'start and stop the music',
  grouping: 'group and ungroup rooms',
  queue: 'change what plays next',
  'audio-settings': 'change the sound',
  unclassified: 'do things that are not classified',
  read: 'read its state',
} as const satisfies Record<RiskClass | 'unclassified', string>;

export type ActionRisk = keyof typeof RISK_WORDS;

const ORDER: readonly string[] = Object.keys(RISK_WORDS);

export const inWords = (risk: ActionRisk): string => RISK_WORDS[risk];

/** Names that tell most to somebody who has heard of them; a class is shown by these first. */
const TELLING: readonly string[] = [
  'BeginSoftwareUpdate',
  'SetAVTransportURI',
  'AddAccountX',
  'SetString',
  'SetTimeNow',
  'SetZoneAttributes',
  'CreateStereoPair',
  'DestroyObject',
  'DestroyAlarm',
  'SetVolume',
  'SetMute',
  'Play',
  'Stop',
  'BecomeCoordinatorOfStandaloneGroup',
  'RemoveAllTracksFromQueue',
  'SetBass',
  'AddPortMapping',
];

/** The most telling names first, the others in their order. */
export const tellingFirst = (actions: readonly string[]): readonly string[] =>
  [...actions].sort((a, b) => rankOf(a) - rankOf(b));

const rankOf = (action: string): number => {
  const rank = TELLING.indexOf(action);
  return rank < 0 ? TELLING.length : rank;
};

/** The classes present among the actions, worst first, each with its actions. */
export function byRisk(
  serviceType: string,
  actions: readonly string[],
): readonly { readonly risk: ActionRisk; readonly actions: readonly string[] }[] {
  const groups = Map.groupBy(actions, (action) => riskOf(serviceType, action));
  return [...groups]
    .map(([risk, members]) => ({ risk, actions: members }))
    .sort((a, b) => compareRisk(a.risk, b.risk));
}

export const compareRisk = (a: ActionRisk, b: ActionRisk): number => ORDER.indexOf(a) - ORDER.indexOf(b);

/** Services of internet gateways: actions that open the network (UPnP IGD WANIPConnection:1 and :2, DeviceProtection excepted). */
const GATEWAY_SYSTEM =
  /^(?:Add(?:Any)?PortMapping|DeletePortMapping(?:Range)?|SetConnectionType|RequestConnection|RequestTermination|ForceTermination|AddPinhole|UpdatePinhole|DeletePinhole)$/;

/** From the catalog; for services it does not know by the gateway's list and, last, by the verb. */
function riskOf(serviceType: string, action: string): ActionRisk {
  const fact = actionFacts(shortName(serviceType), action);
  if (fact) return fact.risk;
  if (GATEWAY_SYSTEM.test(action)) return 'system';
  // Unsure: a vendor may name a changing action like a reading one; the verbs follow UPnP's own services.
  return /^(?:Get|Browse|Search|List|Is[A-Z]|X_Get)/.test(action) ? 'read' : 'unclassified';
}

/** `urn:schemas-upnp-org:service:AVTransport:1` → `AVTransport`. */
export const shortName = (serviceType: string): string =>
  /:service:([^:]{1,80}):\d+$/.exec(serviceType)?.[1] ?? serviceType.slice(0, 80);
