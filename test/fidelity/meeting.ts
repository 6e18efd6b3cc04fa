/** The control point and the meaning above it meet simulated players, whose codecs are their own. */
import { type IpAddress, knownAddress as ip } from '../../src/base/address.ts';
import { nodeClock } from '../../src/host/clock.ts';
import { nodeNet } from '../../src/host/net.ts';
import { silentLog } from '../../src/ports/log.ts';
import type { RunningHousehold } from '../../src/sim/household.ts';
import { startRig } from '../../src/sim/rig/house.ts';
import { parseZoneGroupState, type ZoneGroupState } from '../../src/sonos/zone-group-state.ts';
import { describe as fetchDescription, fetchScpd } from '../../src/upnp/describe.ts';
import { createHttpClient } from '../../src/upnp/http-client.ts';
import { type Invoked, invoke } from '../../src/upnp/invoke.ts';
import { type Location, pathWithin } from '../../src/upnp/location.ts';
import type { DeviceDescription } from '../../src/wire/description/device.ts';

export const ports = { net: nodeNet(), clock: nodeClock(), log: silentLog };
export const client = createHttpClient(ports);
export const OWN = ip('127.101.7.1');
export const KITCHEN = ip('127.101.7.11');
export const ADDRESSES = [11, 12, 13, 14, 15, 16, 17].map((last) => ip(`127.101.7.${last}`));
export const DESCRIPTION = '/xml/device_description.xml';

/** Rooms with all kinds of bonds; the caller stops it. */
export const startMeeting = (): Promise<RunningHousehold> =>
  startRig({
    name: 'meeting',
    firstAddress: KITCHEN,
    rooms: [
      { name: 'Kitchen & <Bar>', players: [{ model: 'S13', build: '97.1-80312' }] },
      {
        name: 'Living Room',
        players: [
          { model: 'S19', build: '97.1-80312', role: 'main' },
          { model: 'Sub', build: '86.10-80260', role: 'sub' },
          { model: 'S18', build: '97.1-80312', role: 'left-surround' },
        ],
      },
      {
        name: 'Office',
        players: [
          { model: 'S12', build: '86.10-80260', role: 'left' },
          { model: 'S12', build: '86.10-80260', role: 'right' },
        ],
      },
      {
        name: 'Terrace',
        players: [{ model: 'S17', build: '97.1-80312', battery: { level: 83, charging: false } }],
      },
    ],
    groups: [['Kitchen & <Bar>', 'Terrace']],
  });

export const at = (host: IpAddress, path = DESCRIPTION): Location => ({
  endpoint: { host, port: 1400 },
  path,
});

export async function descriptionOf(location: Location): Promise<DeviceDescription> {
  const fetched = await fetchDescription(client, location);
  if (fetched.kind !== 'document') throw new Error(JSON.stringify(fetched));
  return fetched.document;
}

export const withEmbedded = (device: DeviceDescription): readonly DeviceDescription[] => [
  device,
  ...device.devices.flatMap(withEmbedded),
];

/** Calls an action with the service's own description, as the device serves it. */
export async function call(
  host: IpAddress,
  service: string,
  action: string,
  args: Record<string, string> = {},
): Promise<Invoked> {
  const base = at(host);
  const services = withEmbedded(await descriptionOf(base)).flatMap(({ services }) => services);
  const facts = services.find(({ serviceType }) => serviceType.includes(`:${service}:`));
  const paths = [facts?.scpdUrl, facts?.controlUrl].map((url) => pathWithin(url ?? '', base));
  const [scpdPath, controlPath] = paths.map((path) => (path.ok ? path.value : ''));
  const scpd = await fetchScpd(client, at(host, scpdPath));
  if (!facts || !controlPath || scpd.kind !== 'document') throw new Error(`no ${service}`);
  const { serviceType } = facts;
  return invoke(client, {
    endpoint: base.endpoint,
    controlPath,
    serviceType,
    action,
    arguments: args,
    scpd: scpd.document,
  });
}

export async function zoneGroupState(host: IpAddress): Promise<ZoneGroupState> {
  const answer = await call(host, 'ZoneGroupTopology', 'GetZoneGroupState');
  if (answer.kind !== 'result') throw new Error(JSON.stringify(answer));
  if (answer.observations.length > 0) throw new Error(JSON.stringify(answer.observations));
  const parsed = parseZoneGroupState(answer.out['ZoneGroupState'] ?? '');
  if (!parsed.ok) throw new Error(parsed.error.detail);
  return parsed.value;
}

export const isMine = ({ from }: { readonly from: { readonly host: IpAddress } }): boolean =>
  ADDRESSES.includes(from.host);
